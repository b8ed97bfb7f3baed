internal import Codebook
internal import Records

/// The fields that a correction can ask for and set.
extension Record {
  /// A field's value as a correction writes it: several texts for a list, none for nothing, nil where the kind has no
  /// such field.
  ///
  /// An actor gives its name; `matches` also knows the id.
  func values(of field: Correction.Field) -> [String]? {
    if let actors = actors(of: field) { return actors.map(\.name) }
    switch (field, body) {
    case (.form, _): return [form.rawValue]
    case (.modality, _): return [modality.rawValue]
    case (.said, _): return Self.list(said?.value)
    case (.issue, .position(let fields)): return [fields.issue.id]
    case (.stance, .position(let fields)): return [fields.stance.rawValue]
    case (.final, .position(let fields)): return [fields.final ? "true" : "false"]
    case (.status, .proposal(let fields)): return [fields.status.rawValue]
    case (.status, .meeting(let fields)): return [fields.status.rawValue]
    case (.level, .meeting(let fields)): return Self.list(fields.level)
    case (.date, .meeting(let fields)): return Self.list(fields.date?.value)
    case (.what, .figure(let fields)): return [fields.what]
    case (.low, .figure(let fields)): return Self.list(fields.value.low.map(Self.number))
    case (.high, .figure(let fields)): return Self.list(fields.value.high.map(Self.number))
    case (.unit, .figure(let fields)): return Self.list(fields.value.unit)
    case (.quotation, .attribution(let fields)): return [fields.quotation.rawValue]
    default: return nil
    }
  }

  /// Whether a field has a value; actors are known by id and by name.
  func matches(_ setting: Correction.Setting) -> Bool {
    if let actors = actors(of: setting.field) {
      return actors.count == setting.values.count
        && zip(actors, setting.values).allSatisfy { $0.actor == $1 || $0.name == $1 || $0.text == $1 }
    }
    guard let values = values(of: setting.field) else { return false }
    if setting.field == .low || setting.field == .high {
      return values.map(Double.init) == setting.values.map(Double.init)
    }
    return values == setting.values
  }

  /// Sets a field.
  ///
  /// An actor whose field has a mention already keeps the place and the words of it; any other stands, without words,
  /// at the start of the evidence: the text does not name it there.
  mutating func set(_ setting: Correction.Setting, codebook: Codebook, issueLabels: [String: String]) {
    let known = actors(of: setting.field) ?? []
    let start = evidence.first?.start ?? 0
    let actors = setting.values.enumerated().map { place, name in
      var actor =
        place < known.count ? known[place] : Actor(actor: nil, name: name, start: start, end: start, text: "")
      actor.rename(name, codebook)
      return actor
    }
    let text = setting.values.first
    let actor = actors.first
    switch (setting.field, body) {
    case (.form, _): form = text.flatMap(Form.init) ?? form
    case (.modality, _): modality = text.flatMap(Modality.init) ?? modality
    case (.said, _): said = text.map { Saying(text: said?.text ?? "", value: $0) }
    case (_, .position(var fields)):
      switch setting.field {
      case .actor: fields.actor = actor ?? fields.actor
      case .onBehalfOf: fields.onBehalfOf = actor
      case .issue: if let text { fields.issue = .init(id: text, label: issueLabels[text] ?? text) }
      case .stance: fields.stance = text.flatMap(Position.Stance.init) ?? fields.stance
      case .final: fields.final = text == "true"
      default: break
      }
      body = .position(fields)
    case (_, .threat(var fields)):
      switch setting.field {
      case .actor: fields.actor = actor ?? fields.actor
      case .onBehalfOf: fields.onBehalfOf = actor
      case .targets: fields.targets = actors
      case .parties: fields.condition?.parties = actors
      default: break
      }
      body = .threat(fields)
    case (_, .proposal(var fields)):
      switch setting.field {
      case .author: fields.author = actor
      case .onBehalfOf: fields.onBehalfOf = actor
      case .addressees: fields.addressees = actors
      case .status: fields.status = text.flatMap(Proposal.Status.init) ?? fields.status
      default: break
      }
      body = .proposal(fields)
    case (_, .meeting(var fields)):
      switch setting.field {
      case .participants: fields.participants = actors
      case .status: fields.status = text.flatMap(Meeting.Status.init) ?? fields.status
      case .level: fields.level = text
      case .date:
        fields.date = text.map { day in
          var date = fields.date ?? Meeting.Date(start: start, end: start, text: "", value: nil)
          date.value = day
          return date
        }
      default: break
      }
      body = .meeting(fields)
    case (_, .pledge(var fields)):
      switch setting.field {
      case .by: fields.by = actor
      case .onBehalfOf: fields.onBehalfOf = actor
      default: break
      }
      body = .pledge(fields)
    case (_, .violation(var fields)):
      switch setting.field {
      case .by: fields.by = actor
      case .against: fields.against = actor
      case .allegedBy: fields.allegedBy = actor
      default: break
      }
      body = .violation(fields)
    case (_, .figure(var fields)):
      switch setting.field {
      case .what: fields.what = text ?? fields.what
      case .low: fields.value.low = text.flatMap(Double.init)
      case .high: fields.value.high = text.flatMap(Double.init)
      case .unit: fields.value.unit = text
      case .source: fields.source = actor
      default: break
      }
      body = .figure(fields)
    case (_, .attribution(var fields)):
      switch setting.field {
      case .source: fields.source = actor
      case .others: fields.others = actors
      case .quotation: fields.quotation = text.flatMap(Attribution.Quotation.init) ?? fields.quotation
      case .addressee: fields.addressee = actor
      default: break
      }
      body = .attribution(fields)
    }
  }

  /// The actors of a field; nil where it holds none.
  private func actors(of field: Correction.Field) -> [Actor]? {
    switch (field, body) {
    case (.actor, .position(let fields)): [fields.actor]
    case (.actor, .threat(let fields)): [fields.actor]
    case (.onBehalfOf, .position(let fields)): Self.list(fields.onBehalfOf)
    case (.onBehalfOf, .threat(let fields)): Self.list(fields.onBehalfOf)
    case (.onBehalfOf, .proposal(let fields)): Self.list(fields.onBehalfOf)
    case (.onBehalfOf, .pledge(let fields)): Self.list(fields.onBehalfOf)
    case (.targets, .threat(let fields)): fields.targets
    case (.parties, .threat(let fields)): fields.condition?.parties ?? []
    case (.author, .proposal(let fields)): Self.list(fields.author)
    case (.addressees, .proposal(let fields)): fields.addressees
    case (.participants, .meeting(let fields)): fields.participants
    case (.by, .pledge(let fields)): Self.list(fields.by)
    case (.by, .violation(let fields)): Self.list(fields.by)
    case (.against, .violation(let fields)): Self.list(fields.against)
    case (.allegedBy, .violation(let fields)): Self.list(fields.allegedBy)
    case (.source, .figure(let fields)): Self.list(fields.source)
    case (.source, .attribution(let fields)): Self.list(fields.source)
    case (.others, .attribution(let fields)): fields.others
    case (.addressee, .attribution(let fields)): Self.list(fields.addressee)
    default: nil
    }
  }

  private static func list<Value>(_ value: Value?) -> [Value] { value.map { [$0] } ?? [] }

  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}

extension Actor {
  /// Makes the mention one of another actor: an id of the codebook with its name, else a name alone.
  mutating func rename(_ name: String, _ codebook: Codebook) {
    let entry = codebook.actor(name)
    actor = entry?.id
    self.name = entry?.name ?? name
  }
}
