filedesc://a.arc 0.0.0.0 20140216050221 text/plain 20
1 0 Harbour
URL IP


http://a.example/x y 10.0.0.1 20140216050221 text/html 392
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>Talks end early</title></head><body><article><h1>Talks end early</h1><p>The delegations left the hall after two hours, the mediator said, and no date was named for the next round of talks.</p><p>Both sides said that they would come back, and that the harbour would stay open until then.</p></article></body></html>
