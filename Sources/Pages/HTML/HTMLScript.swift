/// The page's script: keys, filter, highlights by role, the way back from a sentence to its lines.
///
/// Nothing needs it to be read; whatever it shows stands in the page.
enum HTMLScript {
  static let code = """
    (() => {
    'use strict';
    const root = document.documentElement, byId = id => document.getElementById(id);
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const dossier = byId('dossier'), sources = byId('sources'), made = byId('made'), help = byId('help');
    const filter = byId('filter'), found = byId('found'), lines = all('.line');
    const narrow = matchMedia('(max-width: 999px)');
    let current = null, visit = -1, scrolled = { dossier: 0, sources: 0 };
    root.classList.add('script');
    root.dataset.pane = 'dossier';
    document.querySelector('.tools').hidden = false;

    // Light and dark.
    const store = { get() { try { return localStorage.getItem('parley-theme'); } catch { return null; } },
      set(value) { try { localStorage.setItem('parley-theme', value); } catch { } } };
    if (store.get()) root.dataset.theme = store.get();
    byId('theme').addEventListener('click', () => {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      store.set(root.dataset.theme);
    });

    // One pane at a time where there is no room for two.
    function showPane(name) {
      if (root.dataset.pane !== name && narrow.matches) {
        scrolled[root.dataset.pane] = scrollY;
        root.dataset.pane = name;
        scrollTo(0, scrolled[name]);
      }
      root.dataset.pane = name;
      for (const link of all('.switch a')) link.setAttribute('aria-current', link.hash === '#' + name);
    }
    for (const link of all('.switch a')) link.addEventListener('click', event => {
      event.preventDefault();
      showPane(link.hash.slice(1));
    });

    // The parts of a text that carry their offsets, with their ends.
    const parted = new Map();
    function partsOf(article) {
      if (!parted.has(article)) parted.set(article, all('span[data-at]', article).map(element => {
        const start = Number(element.dataset.at);
        return { element, start, end: start + [...element.textContent].length };
      }));
      return parted.get(article);
    }
    const roles = ['actor', 'addressee', 'action', 'condition', 'time', 'cue'];
    let coloured = [], chosen = [];
    function colour(line) {
      for (const element of coloured) element.classList.remove(...roles);
      for (const element of chosen) element.classList.remove('chosen');
      coloured = []; chosen = [];
      sources.classList.toggle('choosing', Boolean(line));
      if (!line) return;
      const article = byId(line.dataset.source);
      if (!article) return;
      chosen = all('mark', article).filter(mark => mark.dataset.lines.split(' ').includes(line.id));
      for (const mark of chosen) mark.classList.add('chosen');
      for (const part of line.dataset.parts ? line.dataset.parts.split(' ') : []) {
        const [role, from, to] = part.split(':');
        for (const { element, start, end } of partsOf(article)) {
          if (start < Number(to) && end > Number(from)) {
            element.classList.remove(...roles);
            element.classList.add(role);
            coloured.push(element);
          }
        }
      }
    }

    function reveal(element) {
      for (let parent = element; parent; parent = parent.parentElement) {
        if (parent.tagName === 'DETAILS') parent.open = true;
      }
    }
    function choose(line, options = {}) {
      if (current) { current.classList.remove('current'); current.removeAttribute('aria-current'); }
      current = line;
      visit = -1;
      colour(line);
      if (!line) return;
      reveal(line);
      line.classList.add('current');
      line.setAttribute('aria-current', 'true');
      if (options.focus) line.focus({ preventScroll: true });
      if (options.scroll) line.scrollIntoView({ block: 'nearest' });
      if (!narrow.matches && !options.still && chosen[0]) chosen[0].scrollIntoView({ block: 'nearest' });
    }
    function openEvidence() {
      const links = current ? all('.where .reference', current) : [];
      if (!links.length) return;
      visit = (visit + 1) % links.length;
      go(links[visit].hash);
    }
    function go(hash) {
      if (location.hash === hash) arrive(); else location.hash = hash;
    }
    function arrive() {
      const target = byId(decodeURIComponent(location.hash.slice(1)));
      if (!target) return;
      closeMade();
      if (sources.contains(target)) showPane('sources');
      else if (dossier.contains(target)) showPane('dossier');
      reveal(target);
      target.scrollIntoView({ block: target.matches('.line') ? 'center' : 'start' });
      if (target.matches('.line')) choose(target, { focus: true });
      else if (target.tabIndex < 0) target.focus({ preventScroll: true });
    }
    addEventListener('hashchange', arrive);

    // From a line to its words.
    dossier.addEventListener('click', event => {
      const line = event.target.closest('.line'), link = event.target.closest('a');
      if (line && (!link || link.matches('.where .reference'))) {
        if (!link && String(getSelection())) return;
        choose(line, { still: Boolean(link) });
      } else if (link && link.matches('.reference')) choose(null);
      if (link && link.hash && link.hash === location.hash) { event.preventDefault(); arrive(); }
    });

    // From words to the lines made of them.
    function closeMade() {
      if (made.hidden) return false;
      made.hidden = true;
      return true;
    }
    function showMade(ids, box) {
      made.replaceChildren(...ids.map(id => {
        const line = byId(id), link = document.createElement('a'), kind = document.createElement('b');
        kind.textContent = line && line.dataset.kind || 'dossier';
        link.className = kind.textContent === 'disagreement' ? 'disagreement-line' : kind.textContent;
        link.href = '#' + id;
        link.append(kind, document.createTextNode(line && line.dataset.says || line && line.textContent || id));
        return link;
      }));
      made.hidden = false;
      made.style.left = Math.max(12, Math.min(box.left, innerWidth - made.offsetWidth - 12)) + 'px';
      const below = box.bottom + 8;
      made.style.top = (below + made.offsetHeight < innerHeight ? below : Math.max(12, box.top - made.offsetHeight - 8)) + 'px';
    }
    sources.addEventListener('click', event => {
      const back = event.target.closest('.back'), mark = event.target.closest('mark');
      if (!back && !mark || String(getSelection())) return;
      if (back) event.preventDefault();
      const ids = [];
      for (let element = back || mark; element && element !== sources; element = element.parentElement) {
        for (const id of element.dataset.lines ? element.dataset.lines.split(' ') : []) if (!ids.includes(id)) ids.push(id);
      }
      event.stopPropagation();
      const rects = (back || mark).getClientRects();
      const hit = [...rects].find(rect => event.clientY >= rect.top && event.clientY <= rect.bottom) || rects[0];
      showMade(ids, { left: event.clientX || hit.left, top: hit.top, bottom: hit.bottom });
      if (event.detail === 0) made.firstElementChild.focus();
    });
    made.addEventListener('click', event => {
      const link = event.target.closest('a');
      if (link && link.hash === location.hash) { event.preventDefault(); arrive(); }
    });
    document.addEventListener('click', event => { if (!made.contains(event.target)) closeMade(); });

    // Filter.
    const blocks = all('.disagreement, .development, .moment, .party, .source-line');
    const texts = new Map();
    const textOf = element => {
      if (!texts.has(element)) {
        const caption = element.closest('.group')?.querySelector('h3')?.textContent ?? '';
        texts.set(element, (caption + ' ' + (element.dataset.kind ?? '') + ' ' + element.textContent).toLowerCase());
      }
      return texts.get(element);
    };
    function applyFilter() {
      const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
      const hides = element => !words.every(word => textOf(element).includes(word));
      let count = 0;
      for (const element of [...lines, ...blocks]) {
        const hidden = words.length > 0 && hides(element);
        element.classList.toggle('filtered', hidden);
        if (!hidden) count += 1;
      }
      for (const body of all('tbody, .group', dossier)) if (body.querySelector('.line')) {
        body.classList.toggle('filtered', !body.querySelector('.line:not(.filtered)'));
      }
      for (const matrix of all('.matrix')) matrix.classList.toggle('filtered', words.length > 0);
      for (const topic of all('.topic')) {
        const kept = topic.querySelector('.line:not(.filtered), .disagreement:not(.filtered), .development:not(.filtered), '
          + '.moment:not(.filtered), .party:not(.filtered), .source-line:not(.filtered)');
        topic.classList.toggle('filtered', words.length > 0 && !kept);
      }
      if (words.length) for (const group of all('details.group:not(.filtered)')) group.open = true;
      found.textContent = words.length ? count + ' found' : '';
    }
    let waiting = 0;
    filter.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(applyFilter, lines.length > 400 ? 140 : 0); });
    filter.form.addEventListener('submit', event => {
      event.preventDefault();
      applyFilter();
      filter.blur();
      step(1);
    });

    // Keys.
    function step(by) {
      const shown = lines.filter(line => !line.classList.contains('filtered') && !line.closest('details:not([open])'));
      if (!shown.length) return;
      showPane('dossier');
      const at = shown.indexOf(current);
      const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + by));
      choose(shown[next], { focus: true, scroll: true });
    }
    byId('help-open').addEventListener('click', () => help.showModal());
    addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') {
        if (help.open || closeMade()) return;
        if (event.target === filter || filter.value) { filter.value = ''; applyFilter(); filter.blur(); return; }
        choose(null);
        return;
      }
      if (event.target.closest('input, textarea, select, dialog')) return;
      const keys = { j: () => step(1), k: () => step(-1), e: openEvidence, '/': () => filter.focus(), '?': () => help.showModal() };
      if (event.key === 'Enter' && event.target === current) openEvidence();
      else if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    });

    // Printed whole.
    addEventListener('beforeprint', () => { for (const details of all('details')) details.open = true; });

    showPane('dossier');
    if (location.hash) arrive();
    })();
    """
}
