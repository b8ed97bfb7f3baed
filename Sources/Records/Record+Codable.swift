extension Record: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, id, document, evidence, according, form, modality, attribution, said, rule, confidence, corrected
  }

  /// Reads the common fields and those of the kind from one flat object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let body: Body =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .attribution: .attribution(try Attribution(from: decoder))
      case .position: .position(try Position(from: decoder))
      case .threat: .threat(try Threat(from: decoder))
      case .proposal: .proposal(try Proposal(from: decoder))
      case .meeting: .meeting(try Meeting(from: decoder))
      case .pledge: .pledge(try Pledge(from: decoder))
      case .violation: .violation(try Violation(from: decoder))
      case .figure: .figure(try Figure(from: decoder))
      }
    self.init(
      id: try container.decode(String.self, forKey: .id),
      document: try container.decode(String.self, forKey: .document),
      evidence: try container.decode([Span].self, forKey: .evidence),
      according: try container.decode([Carrier].self, forKey: .according),
      form: try container.decode(Form.self, forKey: .form),
      modality: try container.decode(Modality.self, forKey: .modality),
      attribution: try container.decodeIfPresent(String.self, forKey: .attribution),
      said: try container.decodeIfPresent(Saying.self, forKey: .said),
      rule: try container.decode(String.self, forKey: .rule),
      confidence: try container.decode(Double.self, forKey: .confidence),
      corrected: try container.decodeIfPresent([Amendment].self, forKey: .corrected) ?? [],
      body: body)
  }

  /// Writes the common fields and those of the kind into one flat object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(id, forKey: .id)
    try container.encode(document, forKey: .document)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(according, forKey: .according)
    try container.encode(form, forKey: .form)
    try container.encode(modality, forKey: .modality)
    try container.encodeIfPresent(attribution, forKey: .attribution)
    try container.encodeIfPresent(said, forKey: .said)
    try container.encode(rule, forKey: .rule)
    try container.encode(confidence, forKey: .confidence)
    // A record as it was read has the contract's keys and no other.
    if !corrected.isEmpty { try container.encode(corrected, forKey: .corrected) }
    switch body {
    case .attribution(let fields): try fields.encode(to: encoder)
    case .position(let fields): try fields.encode(to: encoder)
    case .threat(let fields): try fields.encode(to: encoder)
    case .proposal(let fields): try fields.encode(to: encoder)
    case .meeting(let fields): try fields.encode(to: encoder)
    case .pledge(let fields): try fields.encode(to: encoder)
    case .violation(let fields): try fields.encode(to: encoder)
    case .figure(let fields): try fields.encode(to: encoder)
    }
  }
}
