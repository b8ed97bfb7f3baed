import Testing

@testable import Documents

@Suite struct LanguageGuessTests {
  @Test(arguments: [
    "The two sides have agreed to meet again in Vienna, and neither of them said what they would offer.",
    "Deal or no deal", "Ministers meet Friday", "TALKS FAIL", "“We will not walk away,” he said in Київ.",
    "12 May: Vance", "Die Welt and Le Monde reported that the offer was withdrawn by the ministry on Friday.",
  ])
  func english(_ text: String) {
    #expect(LanguageGuess.language(of: text) == "en")
  }

  @Test(arguments: [
    ("Die Regierung hat den Vorschlag nicht angenommen, und auch der Minister sprach von einer Absage.", "de"),
    ("Le ministre a déclaré que les négociations ne sont pas dans une impasse.", "fr"),
    ("El gobierno no aceptó la propuesta de los mediadores, según el ministro.", "es"),
    ("Il governo non ha accettato la proposta della delegazione, ma anche gli altri sono contrari.", "it"),
    ("De regering heeft het voorstel van de bemiddelaars niet aanvaard.", "nl"),
    ("O governo não aceitou a proposta dos mediadores, mas também não saiu da mesa.", "pt"),
    ("Rząd nie przyjął propozycji, ale rozmowy są prowadzone i to jest ważne.", "pl"),
    ("Vláda návrh nepřijala, ale jednání podle ministra pokračuje a není to konec.", "cs"),
    ("Hallitus ei hyväksynyt ehdotusta, mutta ministeri sanoi että neuvottelut ovat käynnissä.", "fi"),
    ("Pemerintah tidak menerima usulan yang dibuat oleh mediator dalam pertemuan ini.", "id"),
    ("Мы не уйдём, сказал министр, и мы будем говорить.", "ru"), ("Ми не підемо, сказав міністр.", "uk"),
    ("Ние няма да си тръгнем.", "und"), ("谈判没有结果。", "zh"), ("交渉は結果を出さなかった。", "ja"), ("협상은 결과 없이 끝났다.", "ko"),
    ("قال الوزير إن المحادثات فشلت", "ar"), ("وزیر گفت که گفتگوها شکست خورد", "fa"), ("השר אמר שהשיחות נכשלו", "he"),
    ("Ο υπουργός είπε όχι", "el"), ("मंत्री ने कहा कि वार्ता विफल रही", "hi"),
    // Too little, or nothing that is a word.
    ("Ja, nein", "und"), ("1234 5678", "und"), ("…", "und"), ("", "und"),
  ])
  func anotherLanguage(_ text: String, _ expected: String) {
    #expect(LanguageGuess.language(of: text) == expected)
  }

  @Test func longTextNeedsFunctionWords() {
    let table = String(repeating: "Smith Jones Brown Miller Davis ", count: 20)
    #expect(LanguageGuess.language(of: table) == "und")
  }
}
