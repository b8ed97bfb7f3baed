Interruption.install()
LogToStandardError.install()
Parley.main()
