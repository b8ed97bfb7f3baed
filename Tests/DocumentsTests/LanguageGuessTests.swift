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
    "Die Regierung hat den Vorschlag nicht angenommen, und auch der Minister sprach von einer Absage.",
    "Le ministre a déclaré que les négociations ne sont pas dans une impasse.",
    "El gobierno no aceptó la propuesta de los mediadores, según el ministro.",
    "Il governo non ha accettato la proposta della delegazione.",
    "De regering heeft het voorstel van de bemiddelaars niet aanvaard.",
    "O governo não aceitou a proposta dos mediadores.",
    "Rząd nie przyjął propozycji, ale rozmowy są prowadzone.",
    "Мы не уйдём, сказал министр.", "谈判没有结果。", "قال الوزير إن المحادثات فشلت", "1234 5678", "…", "",
    "Pemerintah tidak menerima usulan yang dibuat oleh mediator dalam pertemuan ini.",
  ])
  func anotherLanguage(_ text: String) {
    #expect(LanguageGuess.language(of: text) == "und")
  }

  @Test func longTextNeedsFunctionWords() {
    let table = String(repeating: "Smith Jones Brown Miller Davis ", count: 20)
    #expect(LanguageGuess.language(of: table) == "und")
  }
}
