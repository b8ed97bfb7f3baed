/// The elements of feeds that are read, by their names in lower case.
enum FeedTag: String {
  case abstract, author, body, category, channel, comments, content, contributor, copyright, created, creator
  case credit, date, description, div, email, enclosure, encoded, entry, expirationdate, fullitem, generator, group
  case guid, height, homepage, icon, id, identifier, image, info, issued, item, items, keywords, language
  case lastbuilddate, license, link, logo, managingeditor, modified, name, origlink, owner, pubdate, published
  case publisher, rights, source, subject, subtitle, summary, tagline, tags, thumbnail, title, updated, uri, url
  case webmaster, width, browserfriendly, valid
}
