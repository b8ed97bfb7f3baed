/// What a feed says: of itself, and of each of its entries.
///
/// RSS 0.90 to 2.0, Atom 0.3 and 1.0, CDF and JSON Feed 1.0 and 1.1 become the same value; `format` says which it was. Of
/// what has several names the first that the format itself knows counts, then Dublin Core, then iTunes and Media RSS.
public struct Feed: Hashable, Sendable {
  /// "rss 2.0", "atom 1.0", "json feed 1.1", "cdf"; a version that is not said is left out.
  public var format: String
  /// What it was decoded from.
  public var encoding = "utf-8"
  /// What the feed says of itself.
  public var about = Part()
  /// Its entries, in its order.
  public var entries: [Part] = []

  /// What a feed says of itself, of an entry, or of the feed that an entry was taken from.
  public struct Part: Hashable, Sendable {
    /// What names it for ever: `guid`, `id`, `rdf:about`.
    public var id: String?
    /// False where the feed says that `id` is no address.
    public var idIsAddress: Bool?
    /// The page that it is about.
    public var url: String?
    /// The headline.
    public var title: Text?
    /// A second line: `subtitle`, `tagline`, a channel's `description`.
    public var subtitle: Text?
    /// The teaser of an entry.
    public var summary: Text?
    /// The text of an entry, in each form it is given in.
    public var content: [Text] = []
    /// Who wrote it.
    public var authors: [Person] = []
    /// Who helped.
    public var contributors: [Person] = []
    /// Who published it: `dc:publisher`, `webMaster`, `itunes:owner`.
    public var publishers: [Person] = []
    /// When it was published.
    public var published: Moment?
    /// When it was last changed.
    public var updated: Moment?
    /// When it was made.
    public var created: Moment?
    /// A date of which the feed does not say what it is: `dc:date`.
    public var date: Moment?
    /// When it ceases to hold.
    public var expires: Moment?
    /// Its subjects.
    public var categories: [Category] = []
    /// Addresses and what they are to it, `alternate` being its page.
    public var links: [Link] = []
    /// The language that it says it is in.
    public var language: String?
    /// The address that relative ones in it were resolved against.
    public var base: String?
    /// Who may use it.
    public var rights: Text?
    /// What the feed says of itself to people who open it in a browser.
    public var info: Text?
    /// The program that wrote it.
    public var generator: Generator?
    /// The page on which people talk about it.
    public var comments: String?
    /// A picture of it.
    public var image: Image?
    /// The address of a small picture.
    public var icon: String?
    /// The address of a wide picture.
    public var logo: String?
    /// The feed that an entry was taken from: none or one.
    public var source: [Part] = []
    /// What it says besides, in the feed's own words.
    public var others: [Element] = []

    /// Makes an empty one.
    public init() {}

    /// When it was published, as well as it is known: that date, one that is not named, when it was made or changed.
    public var dated: Moment? {
      let moments = [published, date, created, updated].compactMap { $0 }
      return moments.first { $0.value != nil } ?? moments.first
    }
  }

  /// A text and what it is.
  public struct Text: Hashable, Encodable, Sendable {
    /// What a text is made of.
    public enum Kind: String, Codable, Sendable {
      /// Words, whose signs mean themselves.
      case text
      /// HTML.
      case html
      /// XHTML, written without prefixes.
      case xhtml
      /// Anything else; `mediaType` says what.
      case other
    }

    /// The text; addresses in markup are absolute where the base is known.
    public var value: String
    /// What it is made of.
    public var type: Kind
    /// What it is made of, as the feed says it or by its format.
    public var mediaType: String
    /// The language that it says it is in.
    public var language: String?
    /// What its addresses were resolved against.
    public var base: String?
    /// Where it is to be had, where the feed only points at it.
    public var source: String?
  }

  /// Somebody, as far as the feed says who.
  public struct Person: Hashable, Encodable, Sendable {
    /// The name.
    public var name: String?
    /// The address for mail.
    public var email: String?
    /// The page.
    public var url: String?
    /// A picture.
    public var image: String?
  }

  /// A date as the feed writes it, and what it means.
  public struct Moment: Hashable, Encodable, Sendable {
    /// What stands in the feed.
    public var text: String
    /// ISO 8601, with time and zone where they are given; nil where it is no full date.
    public var value: String?
    /// The day of it, in the feed's own zone; nil where it is no full date.
    public var day: String?
  }

  /// A subject.
  public struct Category: Hashable, Encodable, Sendable {
    /// Its name.
    public var term: String?
    /// The list that it is in.
    public var scheme: String?
    /// What people are to read.
    public var label: String?
  }

  /// An address and what it is to the entry.
  public struct Link: Hashable, Encodable, Sendable {
    /// The address.
    public var url: String
    /// What it is: `alternate`, `self`, `enclosure`, `via`, `license` or another word.
    public var rel: String
    /// The media type of what lies there.
    public var type: String?
    /// What people are to read.
    public var title: String?
    /// The language of what lies there.
    public var language: String?
    /// The bytes of what lies there, as the feed writes it.
    public var length: String?
    /// How long it plays, as the feed writes it.
    public var duration: String?
  }

  /// A program.
  public struct Generator: Hashable, Encodable, Sendable {
    /// Its name.
    public var name: String?
    /// Its page.
    public var url: String?
    /// Its version.
    public var version: String?
  }

  /// A picture.
  public struct Image: Hashable, Encodable, Sendable {
    /// Its address.
    public var url: String?
    /// What people are to read.
    public var title: String?
    /// Where it leads.
    public var link: String?
    /// What it shows.
    public var description: String?
    /// As the feed writes it.
    public var width: String?
    /// As the feed writes it.
    public var height: String?
  }

  /// An element that means nothing to Parley, in the feed's own words.
  public struct Element: Hashable, Encodable, Sendable {
    /// Its name with its prefix.
    public var name: String
    /// Its attributes.
    public var attributes: [String: String]
    /// Its text, or where it holds elements what stands between them.
    public var text: String
    /// The elements in it.
    public var elements: [Element]
  }
}
