/// The page's templates, in Mustache.
///
/// All values come escaped and are taken as they are (`{{{name}}}`): the engine's own escaping works on characters and
/// lets a quotation mark pass that a combining mark follows.
enum HTMLTemplates {
  /// The templates by name.
  static let all: [String: String] = [
    "page": page, "section": section, "table": table, "line": line, "parts": parts, "references": references,
    "matrix": matrix, "cell": cell, "change": change, "others": others, "disagreement": disagreement, "moment": moment,
    "source": source,
  ]

  private static let page = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>{{{title}}} · Parley dossier</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#dossier">To the dossier</a>
    <header class="bar">
    <span class="brand">Parley</span>
    <span class="bar-title">{{{title}}}</span>
    <form class="tools" role="search" hidden>
    <span id="found" class="found" role="status" aria-live="polite"></span>
    <input id="filter" type="search" placeholder="Filter lines" aria-label="Filter the lines of the dossier" autocomplete="off" spellcheck="false">
    <kbd class="hint" aria-hidden="true">/</kbd>
    <button type="button" id="theme" aria-label="Switch between light and dark">Theme</button>
    <button type="button" id="help-open" aria-label="Keys and marks" aria-haspopup="dialog">?</button>
    </form>
    </header>
    <div class="panes">
    <main id="dossier" class="pane" tabindex="-1">
    <div class="masthead">
    <h1>{{{title}}}</h1>
    {{#mediation}}<p class="mediation">{{{.}}}</p>{{/mediation}}
    <p class="extent">{{{extent}}} · {{{records}}}</p>
    {{#mixture}}<p class="extent">{{{.}}}</p>{{/mixture}}
    </div>
    <nav class="contents" aria-label="Sections"><ul>{{#sections}}<li><a href="#{{{id}}}">{{{short}}} <span class="number">{{{count}}}</span></a></li>{{/sections}}</ul></nav>
    {{#sections}}{{> section}}{{/sections}}
    {{^sections}}<p class="nothing">Nothing was read: the dossier is empty.</p>{{/sections}}
    <p class="colophon">Every line rests on words of a source and leads to them. What the sources say, not what is so.</p>
    </main>
    <section id="sources" class="pane" aria-label="Texts of the sources" tabindex="-1">
    {{#hasSources}}<nav class="contents" aria-label="Sources"><ul>{{#sources}}<li><a href="#{{{anchor}}}" title="{{{headline}}}">{{{name}}}</a></li>{{/sources}}</ul></nav>{{/hasSources}}
    {{#sources}}{{> source}}{{/sources}}
    <div class="roles" aria-hidden="true"><span class="role actor">who</span><span class="role action">what</span><span class="role condition">condition</span><span class="role addressee">whom, who must act</span><span class="role time">when, where</span><span class="role cue">said</span></div>
    </section>
    </div>
    <nav class="switch" aria-label="Dossier or sources"><a href="#dossier">Dossier</a><a href="#sources">Sources</a></nav>
    <div id="made" class="made" role="dialog" aria-label="Made of these words" hidden></div>
    <dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">Keys and marks</h2>
    <dl><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next line, previous line</dd><dt><kbd>e</kbd></dt><dd>open the line’s evidence; again for the next place</dd><dt><kbd>/</kbd></dt><dd>filter the lines</dd><dt><kbd>?</kbd></dt><dd>this help</dd><dt><kbd>Esc</kbd></dt><dd>close, clear, let go of the line</dd></dl>
    <dl><dt><span class="badge form">quote</span></dt><dd>the words themselves</dd><dt><span class="badge form">paraphrase</span></dt><dd>a source is named, the words are the outlet’s</dd><dt><span class="badge form">outlet</span></dt><dd>no source named: the outlet’s own account</dd><dt><span class="badge uncertain">reported</span></dt><dd>known only through anonymous or second-hand sources</dd><dt><span class="badge denied">denied</span></dt><dd>denied in the text</dd><dt><span class="badge corrected">corrected</span></dt><dd>changed by the analyst’s codebook</dd><dt>A&nbsp;←&nbsp;B</dt><dd>A has it from B</dd><dt>004:3</dt><dd>source 004, line 3</dd><dt>Th Po Pr Me Pl Vi Fi St</dt><dd>in a text: a threat, position, proposal, meeting, pledge, violation, figure or statement was read here</dd><dt>Re De</dt><dd>a reading of a disagreement, a state of a development</dd></dl>
    <p>Click a line to see its evidence. Click marked words to see what was made of them.</p>
    <form method="dialog"><button>Close</button></form>
    </dialog>
    <script>{{{script}}}</script>
    </body>
    </html>

    """

  private static let section = """
    <section class="topic {{{topic}}}" aria-labelledby="{{{id}}}"><h2 id="{{{id}}}" tabindex="-1">{{{heading}}} <span class="number">{{{count}}}</span></h2>
    {{#notes}}<p class="fresh">{{{note}}}</p>{{/notes}}{{#changes}}<div class="group changes {{{status}}}"><h3>{{{title}}}</h3>{{#entries}}{{> change}}{{/entries}}</div>
    {{/changes}}{{#matrix}}{{> matrix}}{{/matrix}}{{#others}}{{> others}}{{/others}}{{#quarrels}}<p class="quarrel"><a href="#{{{anchor}}}">{{{quarrel}}}</a></p>{{/quarrels}}{{#presence}}<div class="moment move"><span class="date{{#undated}} undated{{/undated}}">{{{date}}}</span><span class="event"><b>{{{move}}}</b> · {{#line}}<a href="#{{{.}}}">{{{label}}}</a>{{/line}}{{^line}}{{{label}}}{{/line}} <span class="note">{{{support}}}</span> {{> references}}</span></div>
    {{/presence}}{{#tables}}<div class="group {{{kind}}}">{{#caption}}<div class="caption"><h3>{{{.}}}</h3>{{#support}}<p class="support">{{{.}}}</p>{{/support}}</div>{{/caption}}{{> table}}</div>
    {{/tables}}{{#folded}}<details class="group {{{kind}}}"{{#open}} open{{/open}}><summary><h3>{{{caption}}}</h3><span class="support">{{{support}}}</span></summary>{{> table}}</details>
    {{/folded}}{{#disagreements}}{{> disagreement}}{{/disagreements}}{{#developments}}<div class="development"><h3>{{{subject}}}</h3><ol>{{#states}}<li><span class="date{{#undated}} undated{{/undated}}">{{{date}}}</span><span class="event"><bdi>{{{value}}}</bdi> {{> references}}</span></li>{{/states}}</ol></div>
    {{/developments}}{{#moments}}{{> moment}}{{/moments}}{{#parties}}<div class="party"><strong>{{{name}}}</strong> <span class="badge status">{{{role}}}</span>{{#aliases}}<span class="note">{{{.}}}</span>{{/aliases}}</div>
    {{/parties}}{{#corrections}}<div class="correction"><p>{{{said}}} <span class="badge {{#isIdle}}uncertain{{/isIdle}}{{^isIdle}}status{{/isIdle}}">{{{outcome}}}</span></p><p><span class="note path">{{{place}}}</span> {{#lines}}<a class="reference" href="#{{{to}}}">{{{label}}}</a> {{/lines}}</p></div>
    {{/corrections}}{{#legend}}<div class="source-line"><a class="reference" href="#{{{anchor}}}">{{{name}}}</a><div><strong>{{{headline}}}</strong>{{#about}}<span class="note">{{{.}}}</span>{{/about}}{{#relations}}<span class="note">{{{.}}}</span>{{/relations}}<span class="note path">{{{path}}}</span></div><div class="source-facts"><span class="date{{#undated}} undated{{/undated}}">{{{date}}}</span><span class="note">{{{made}}}</span></div></div>
    {{/legend}}</section>

    """

  private static let table = """
    <div class="scroll"><table><thead><tr>{{#columns}}<th scope="col">{{{.}}}</th>{{/columns}}<th scope="col" class="where">evidence</th></tr></thead>{{#occasions}}<tbody>{{#occasion}}<tr class="occasion"><th colspan="{{{width}}}" scope="colgroup">{{{.}}}</th></tr>{{/occasion}}{{#lines}}{{> line}}{{/lines}}</tbody>{{/occasions}}</table></div>{{#quarrels}}<p class="quarrel"><a href="#{{{anchor}}}">{{{quarrel}}}</a></p>{{/quarrels}}
    """

  private static let line = """
    <tr class="line" id="{{{anchor}}}" tabindex="-1" data-kind="{{{kindName}}}" data-says="{{{summary}}}" data-source="{{{source}}}" data-parts="{{{highlights}}}" title="rule: {{{rule}}}">{{#cells}}<td data-label="{{{label}}}"{{#empty}} class="empty"{{/empty}}><div>{{> parts}}</div></td>{{/cells}}<td class="where" data-label="evidence"><div>{{> references}}{{#unplaced}}<span class="note">not in these texts</span>{{/unplaced}}{{#companions}}<a class="companion" href="#{{{anchor}}}" title="rests on the same words">{{{kindName}}}</a> {{/companions}}</div></td></tr>
    """

  private static let parts =
    "{{#parts}}{{#excerpt}}<bdi class=\"excerpt\">{{{.}}}</bdi> {{/excerpt}}"
    + "{{#style}}<span class=\"{{{.}}}\">{{{text}}}</span> {{/style}}{{/parts}}"

  private static let references =
    "{{#references}}<a class=\"reference\" href=\"#{{{to}}}\" title=\"{{{words}}}\">{{{label}}}</a> {{/references}}"

  private static let matrix = """
    <div class="scroll matrix" tabindex="0" role="region" aria-label="Positions, latest, by issue and actor"><table><thead><tr><th scope="col">latest, by issue</th>{{#actors}}<th scope="col">{{{.}}}</th>{{/actors}}</tr></thead><tbody>{{#rows}}<tr><th scope="row">{{{issue}}}</th>{{#cells}}<td data-label="{{{actor}}}"{{#empty}} class="empty"{{/empty}}>{{> cell}}</td>{{/cells}}</tr>{{/rows}}</tbody></table></div>
    """

  private static let cell = """
    {{#stances}}<div class="stance {{{tone}}}">{{#line}}<a href="#{{{.}}}">{{{stance}}}</a>{{/line}}{{^line}}<b>{{{stance}}}</b>{{/line}} {{#badges}}<span class="{{{style}}}">{{{text}}}</span> {{/badges}}{{#what}}<bdi class="excerpt">{{{.}}}</bdi> {{/what}}<span class="note">{{{date}}}{{#by}} · {{{.}}}{{/by}}</span> {{> references}}</div>{{/stances}}{{#was}}<p class="moved">{{{text}}} {{> references}}</p>{{/was}}{{#earlier}}<span class="note">earlier: {{{.}}}</span>{{/earlier}}
    """

  private static let change = """
    <div class="change"><p>{{#line}}<a href="#{{{.}}}">{{{label}}}</a>{{/line}}{{^line}}<b>{{{label}}}</b>{{/line}} <span class="badge status">{{{about}}}</span></p>{{#pair}}{{#before}}<p class="note">was: {{{value}}} · {{{date}}} {{> references}}</p>{{/before}}{{#after}}<p class="moved">now: {{{value}}} · {{{date}}} {{> references}}</p>{{/after}}{{/pair}}{{#only}}<p class="note">{{{date}}} {{> references}}</p>{{/only}}</div>
    """

  private static let others = """
    <details class="group"><summary><h3>Others</h3><span class="support">who is neither party nor mediator</span></summary><div class="scroll"><table class="others"><tbody>{{#rows}}<tr><th scope="row">{{{actor}}}</th><td>{{{issue}}}</td><td>{{#cell}}{{> cell}}{{/cell}}</td></tr>{{/rows}}</tbody></table></div></details>
    """

  private static let disagreement = """
    <div class="disagreement" id="{{{anchor}}}" tabindex="-1" data-kind="disagreement" data-says="{{{subject}}}"><div class="caption"><h3>{{{subject}}}</h3><span class="badge status">{{{difference}}}</span></div><div class="readings">{{#readings}}<div class="reading"><p class="value"><bdi>{{{value}}}</bdi></p><ul>{{#references}}<li><bdi class="excerpt">{{{words}}}</bdi> <a class="reference" href="#{{{to}}}">{{{label}}}</a></li>{{/references}}{{^references}}<li class="note">{{{documents}}}</li>{{/references}}</ul></div>{{/readings}}</div>{{#concerns}}<p class="note">concerns <a href="#{{{to}}}">{{{label}}}</a></p>{{/concerns}}</div>

    """

  private static let moment = """
    <div class="moment"><span class="date{{#undated}} undated{{/undated}}">{{{date}}}</span><span class="event">{{#line}}<a href="#{{{.}}}">{{{label}}}</a>{{/line}}{{^line}}{{{label}}}{{/line}} {{> references}}</span></div>

    """

  private static let source = """
    <article class="source" id="{{{anchor}}}" aria-label="{{{headline}}}" tabindex="-1"><header><p class="label">{{{name}}}</p><h2>{{{headline}}}</h2><p class="note">{{#about}}{{{.}}} · {{/about}}<span class="date{{#undated}} undated{{/undated}}">{{{date}}}</span>{{#origin}} ({{{.}}}){{/origin}}{{#updated}} · {{{.}}}{{/updated}} · {{{made}}}{{#relations}} · {{{.}}}{{/relations}}{{#address}} · <a href="{{{.}}}" rel="noreferrer noopener">published here</a>{{/address}}</p></header><div class="text{{#loose}} loose{{/loose}}" lang="{{{language}}}">{{{text}}}</div></article>

    """
}
