/// The page's style sheet: system fonts, light and dark, desktop, phone and print.
///
/// Our words stand in the sans face, the sources' words in the serif face, so that nobody takes one for the other.
enum HTMLStyle {
  static let sheet = """
    :root{
    --paper:#f6f6f3;--sheet:#ffffff;--ink:#1b1f24;--soft:#59616b;--rule:#e1e1da;--hair:#ecece6;--accent:#1d4f86;
    --tint:#eef3f9;--shadow:0 8px 30px rgba(20,25,35,.16);
    --threat:#a1321c;--position:#1d4f86;--proposal:#25694a;--meeting:#6a478c;--pledge:#0e6670;--violation:#94305f;
    --figure:#7a5708;--statement:#4d5763;--reading:#8a4b00;--development:#4d5763;
    --mark:rgba(190,160,60,.13);--mark-line:rgba(150,120,40,.5);--target:#ffe9a8;
    --who:#cfe2f8;--does:#f9d3ca;--cond:#fbe5b0;--whom:#e3d5f3;--when:#cdebd5;--cue:#dfe3e8;
    --sans:"Inter","Segoe UI",Roboto,"Helvetica Neue","Noto Sans",-apple-system,BlinkMacSystemFont,system-ui,sans-serif;
    --serif:Charter,"Iowan Old Style","Source Serif 4","Noto Serif",Georgia,"Times New Roman",serif;
    --mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
    color-scheme:light}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){
    --paper:#14171b;--sheet:#1a1e23;--ink:#e4e6e8;--soft:#9aa3ad;--rule:#2e343b;--hair:#252a31;--accent:#8ab8ee;
    --tint:#202a36;--shadow:0 8px 30px rgba(0,0,0,.5);
    --threat:#f0907a;--position:#8ab8ee;--proposal:#7cc9a2;--meeting:#c3a3e4;--pledge:#74c7d1;--violation:#ee94bf;
    --figure:#dcb55c;--statement:#a9b3be;--reading:#e8ad66;--development:#a9b3be;
    --mark:rgba(220,190,90,.12);--mark-line:rgba(220,190,90,.45);--target:#5a4a12;
    --who:#1f4468;--does:#6b2c1f;--cond:#5f4a10;--whom:#4a3566;--when:#1f5135;--cue:#3b434d;
    color-scheme:dark}}
    :root[data-theme=dark]{
    --paper:#14171b;--sheet:#1a1e23;--ink:#e4e6e8;--soft:#9aa3ad;--rule:#2e343b;--hair:#252a31;--accent:#8ab8ee;
    --tint:#202a36;--shadow:0 8px 30px rgba(0,0,0,.5);
    --threat:#f0907a;--position:#8ab8ee;--proposal:#7cc9a2;--meeting:#c3a3e4;--pledge:#74c7d1;--violation:#ee94bf;
    --figure:#dcb55c;--statement:#a9b3be;--reading:#e8ad66;--development:#a9b3be;
    --mark:rgba(220,190,90,.12);--mark-line:rgba(220,190,90,.45);--target:#5a4a12;
    --who:#1f4468;--does:#6b2c1f;--cond:#5f4a10;--whom:#4a3566;--when:#1f5135;--cue:#3b434d;
    color-scheme:dark}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 var(--sans);font-variant-numeric:tabular-nums;
    -webkit-font-smoothing:antialiased;overflow-wrap:break-word}
    h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}
    ul,ol{list-style:none}
    a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
    main:focus,.pane:focus,article:focus,h2:focus,mark:focus,.disagreement:focus{outline:none}
    .skip{position:absolute;left:-99em;top:0;z-index:9;background:var(--sheet);padding:.6em 1em}
    .skip:focus{left:0}
    kbd{font:11px/1 var(--mono);border:1px solid var(--rule);border-bottom-width:2px;border-radius:4px;padding:2px 5px;
    color:var(--soft);background:var(--sheet)}
    .note,.lead{color:var(--soft);font-size:12.5px}
    .excerpt{font-family:var(--serif);font-size:1.04em;unicode-bidi:isolate}
    .strong{font-weight:600}
    .strong,.plain,.note,.lead,.badge{unicode-bidi:isolate}
    .badge{display:inline-block;font-size:11px;line-height:16px;padding:0 6px;border-radius:9px;white-space:nowrap;
    color:var(--soft);box-shadow:inset 0 0 0 1px var(--rule);vertical-align:1px}
    .badge.uncertain{color:var(--figure);box-shadow:none;outline:1px dashed currentColor;outline-offset:-1px}
    .badge.denied{color:var(--violation);box-shadow:inset 0 0 0 1px currentColor;text-decoration:line-through}
    .badge.final{color:var(--sheet);background:var(--threat);box-shadow:none;font-weight:600}
    .badge.status{color:var(--ink);background:var(--hair);box-shadow:none}
    .badge.corrected{color:var(--sheet);background:var(--meeting);box-shadow:none}
    .correction{padding:8px 0;border-bottom:1px solid var(--hair)}
    .reference{font:12px/1.4 var(--mono);white-space:nowrap;text-decoration:none;color:var(--accent);
    border-bottom:1px solid color-mix(in srgb,var(--accent) 35%,transparent)}
    .reference:hover{background:var(--tint)}
    .where .reference{white-space:normal;overflow-wrap:anywhere}
    .source-line .reference{justify-self:start;align-self:start}
    .undated{font-style:italic;color:var(--soft)}

    .bar{position:sticky;top:0;z-index:5;display:flex;align-items:center;gap:14px;height:46px;padding:0 20px;
    background:var(--sheet);border-bottom:1px solid var(--rule)}
    .brand{font-weight:700;letter-spacing:-.01em}
    .bar-title{color:var(--soft);flex:1;min-width:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
    .tools{display:flex;align-items:center;gap:8px}
    .tools[hidden]{display:none}
    .tools input{font:13px var(--sans);width:210px;padding:5px 10px;color:var(--ink);background:var(--paper);
    border:1px solid var(--rule);border-radius:6px}
    .tools button,dialog button{font:13px/1 var(--sans);padding:7px 10px;color:var(--ink);background:var(--sheet);
    border:1px solid var(--rule);border-radius:6px;cursor:pointer}
    .tools button:hover,dialog button:hover{background:var(--tint)}
    .found{color:var(--soft);font-size:12.5px;white-space:nowrap}
    .hint{margin-left:-36px;margin-right:12px;pointer-events:none}
    .tools input:focus+.hint,.tools input:not(:placeholder-shown)+.hint{visibility:hidden}

    .pane{padding:28px 32px 80px;min-width:0}
    #sources{background:var(--sheet);border-left:1px solid var(--rule);padding-top:0;padding-bottom:0}
    .source:last-of-type{padding-bottom:90px}
    .masthead{margin-bottom:18px}
    h1{font-size:29px;line-height:1.15;letter-spacing:-.022em;font-weight:680;text-wrap:balance}
    .mediation{font-size:16px;margin-top:4px}
    .extent{color:var(--soft);margin-top:6px}
    .contents{position:sticky;top:0;z-index:3;margin:0 -32px 8px;padding:8px 32px;background:var(--paper);
    border-bottom:1px solid var(--rule)}
    .contents ul{display:flex;gap:2px 16px;flex-wrap:wrap}
    .contents a{display:block;padding:2px 0;color:var(--soft);text-decoration:none;font-size:12.5px;white-space:nowrap}
    .contents a:hover{color:var(--accent);text-decoration:underline}
    .number{font-size:.82em;color:var(--soft);font-weight:400}
    #sources .contents{background:var(--sheet)}
    #sources .contents ul{max-height:58px;overflow-y:auto;scrollbar-width:thin}
    #sources .contents a{font:12px/1.6 var(--mono)}
    .contents a.here{color:var(--ink);font-weight:600}

    .topic{padding-top:26px}
    .topic>h2{font-size:13px;line-height:1.3;letter-spacing:.06em;text-transform:uppercase;font-weight:650;
    padding-bottom:7px;border-bottom:2px solid var(--ink);scroll-margin-top:76px}
    .topic>h2 .number{letter-spacing:0;margin-left:4px}
    h3{font-size:16px;line-height:1.35;font-weight:620;letter-spacing:-.008em;text-wrap:pretty}
    .group{margin:0 -10px;padding:18px 10px 4px}
    .caption{display:flex;justify-content:space-between;align-items:baseline;gap:4px 18px;flex-wrap:wrap;margin-bottom:4px}
    .support{color:var(--soft);font-size:12.5px}
    .threat h3{color:var(--threat)}.violation h3{color:var(--violation)}.pledge h3{color:var(--pledge)}
    .meeting h3{color:var(--meeting)}.figure h3{color:var(--figure)}.proposal h3{color:var(--proposal)}
    .position h3{color:var(--position)}
    .scroll{overflow-x:auto;margin:0 -10px;padding:0}
    table{width:100%;border-collapse:collapse}
    th,td{text-align:start;vertical-align:top;padding:8px 10px}
    thead th{font-size:11.5px;line-height:1.3;font-weight:500;color:var(--soft);padding:5px 10px;white-space:nowrap;
    border-bottom:1px solid var(--rule)}
    tbody tr{border-bottom:1px solid var(--hair)}
    td{line-height:1.45}
    td .note{display:inline}
    td .excerpt~.note,td .strong~.note,td .badge~.note,.line td:nth-last-child(2) .note,.line td:nth-last-child(2) .plain{display:block}
    td .excerpt~.lead::before{content:"\\A";white-space:pre}
    .occasion th{font-size:12.5px;font-weight:600;padding:12px 10px 4px}
    tr.occasion{border-bottom:0}
    .companion{display:block;font-size:11.5px;line-height:1.5;color:var(--soft);text-decoration:none;white-space:nowrap}
    .companion::before{content:"also "}
    .companion:hover{color:var(--accent);text-decoration:underline}
    .line{cursor:pointer;scroll-margin:110px 0 80px}
    .line:hover{background:color-mix(in srgb,var(--tint) 55%,transparent)}
    .line:target,.disagreement:target{background:var(--tint)}
    .line.current{background:var(--tint);box-shadow:inset 3px 0 0 var(--accent)}
    .line:focus{outline:none}
    .line:focus-visible{outline:none;box-shadow:inset 3px 0 0 var(--accent);background:var(--tint)}
    .quarrel{margin:8px 0 0;padding-left:20px;position:relative;font-size:13px;line-height:1.45}
    .quarrel::before{content:"≠";position:absolute;left:2px;color:var(--reading);font-weight:700}
    .quarrel a{color:var(--reading);text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
    details.group{padding:0 10px;border-bottom:1px solid var(--hair)}
    summary{display:flex;align-items:baseline;gap:10px;padding:10px 0;cursor:pointer}
    summary::before{content:"›";color:var(--soft);width:.7em;transition:transform .12s}
    details[open]>summary::before{transform:rotate(90deg)}
    summary::-webkit-details-marker{display:none}
    summary h3{font-size:14.5px}

    .matrix{margin-top:16px}
    .matrix table{width:auto;min-width:100%}
    .matrix thead th{font-weight:600;color:var(--ink);font-size:13px}
    .matrix thead th:first-child{font-weight:500;color:var(--soft);font-size:11.5px}
    .matrix tbody th{font-weight:600;width:120px;min-width:104px;position:sticky;left:0;background:var(--paper);z-index:1}
    .matrix td{min-width:180px;border-left:1px solid var(--hair)}
    .stance .excerpt::before{content:"\\A";white-space:pre}
    .moved{margin-top:6px;padding-left:8px;border-left:3px solid var(--reading);color:var(--reading);font-size:13px}
    .fresh{margin-top:8px}
    .changes h3{color:var(--ink)}
    .change{padding:8px 0;border-bottom:1px solid var(--hair)}
    .changes.contradicted h3{color:var(--threat)}
    .others th{font-weight:600}
    .stance+.stance{margin-top:7px;padding-top:7px;border-top:1px dotted var(--rule)}
    .stance>a:first-child,.stance>b{font-weight:620;text-decoration:none;color:var(--ink)}
    .stance>a:first-child:hover{text-decoration:underline}
    .stance.rejects>:first-child,.stance.opposes>:first-child,.stance.denies>:first-child{color:var(--threat)}
    .stance.accepts>:first-child,.stance.supports>:first-child,.stance.offers>:first-child{color:var(--proposal)}
    .stance.demands>:first-child,.stance.conditions>:first-child{color:var(--position)}

    .disagreement{margin-top:16px;background:var(--sheet);border:1px solid var(--rule);border-radius:8px;padding:14px 16px;
    scroll-margin:80px}
    .disagreement>.note{margin-top:10px}
    .readings{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:12px 0;margin-top:8px}
    .reading{padding:0 16px;border-left:1px solid var(--rule)}
    .reading:first-child{padding-left:0;border-left:0}
    .reading .value{font-weight:620;margin-bottom:4px}
    .reading li{margin-top:4px;line-height:1.4}
    .development{padding-top:14px}
    .development h3{font-size:14.5px;margin-bottom:2px}
    .moment,.development li{display:grid;grid-template-columns:118px 1fr;gap:14px;padding:7px 0;border-bottom:1px solid var(--hair)}
    .moment .date,.development .date{color:var(--soft);white-space:nowrap}
    .event>a:first-child{color:var(--ink);text-decoration-color:var(--rule)}
    .event .reference{margin-left:4px}
    .parties{container-type:inline-size}
    .party{padding:7px 0;border-bottom:1px solid var(--hair)}
    .party .note{display:block}
    .source-line{display:grid;grid-template-columns:minmax(64px,auto) 1fr auto;gap:14px;padding:9px 0;border-bottom:1px solid var(--hair)}
    .source-line strong{font-weight:600;display:block}
    .source-line .note{display:block}
    .source-line .path{font:11.5px/1.5 var(--mono);overflow-wrap:anywhere}
    .source-facts{text-align:end;white-space:nowrap}
    .colophon{margin-top:44px;color:var(--soft);font-size:12.5px}
    .nothing{padding:40px 0;color:var(--soft)}

    .roles{display:none;flex-wrap:wrap;gap:4px 8px;position:sticky;bottom:0;margin:0 -32px;padding:9px 32px;font-size:11.5px;
    background:var(--sheet);border-top:1px solid var(--rule)}
    .role{padding:0 6px;border-radius:3px;color:var(--ink)}
    .choosing .roles{display:flex}
    .source{padding-top:30px}
    .source+.source{margin-top:38px;border-top:1px solid var(--rule)}
    .source header{margin-bottom:14px}
    .source .label{font:600 12px/1.4 var(--mono);color:var(--soft)}
    .source h2{font:600 20px/1.25 var(--serif);letter-spacing:-.005em;text-wrap:balance}
    .text{font:16px/1.62 var(--serif);max-width:66ch}
    .text p{position:relative;padding-left:30px;margin:0}
    .text p[dir=auto]{text-align:start}
    .text p::before{content:attr(data-line);position:absolute;left:0;top:0;width:20px;text-align:right;
    font:10.5px/2.45 var(--mono);color:var(--soft);user-select:none}
    .text.loose p:not(.blank){margin-bottom:.62em}
    .text p.blank{height:.7em}
    .text.loose p.blank{height:0}
    .text p.blank::before{content:none}
    mark{color:inherit;background:var(--mark);border-radius:2px;box-decoration-break:clone;-webkit-box-decoration-break:clone}
    .script mark{cursor:pointer}
    .text p>mark{box-shadow:0 1px 0 var(--mark-line)}
    mark:hover{background:color-mix(in srgb,var(--mark) 50%,var(--tint))}
    mark,.source,.text p{scroll-margin-top:34vh}
    .source{scroll-margin-top:56px}
    mark:target{background:var(--target)}
    .choosing mark:not(.chosen),.choosing mark:not(.chosen):target{background:none}
    mark.chosen,mark.chosen mark:not(.chosen){background:var(--mark)}
    .text .actor,.role.actor{background:var(--who)}
    .text .action,.role.action{background:var(--does)}
    .text .condition,.role.condition{background:var(--cond)}
    .text .addressee,.role.addressee{background:var(--whom)}
    .text .time,.role.time{background:var(--when)}
    .text .cue,.role.cue{background:var(--cue)}
    .back{font:600 9.5px/1 var(--mono);text-decoration:none;vertical-align:super;margin:0 1px 0 2px;padding:1px 1px;
    border-radius:2px;user-select:none}
    .back::after{content:attr(data-mark)}
    .back:hover{background:var(--tint)}
    .back.of-threat{color:var(--threat)}.back.of-position{color:var(--position)}.back.of-proposal{color:var(--proposal)}
    .back.of-meeting{color:var(--meeting)}.back.of-pledge{color:var(--pledge)}.back.of-violation{color:var(--violation)}
    .back.of-figure{color:var(--figure)}.back.of-statement{color:var(--statement)}.back.of-reading{color:var(--reading)}
    .back.of-development{color:var(--development)}

    .made{position:fixed;z-index:8;width:min(370px,calc(100vw - 24px));max-height:50vh;overflow:auto;background:var(--sheet);
    border:1px solid var(--rule);border-radius:10px;box-shadow:var(--shadow);padding:6px}
    .made a{display:block;padding:8px 10px;border-radius:6px;color:var(--ink);text-decoration:none;font-size:13.5px;line-height:1.4}
    .made a:hover,.made a:focus-visible{background:var(--tint)}
    .made b{display:block;font-size:11.5px;font-weight:600;color:var(--soft)}
    .made .threat b{color:var(--threat)}.made .position b{color:var(--position)}.made .proposal b{color:var(--proposal)}
    .made .meeting b{color:var(--meeting)}.made .pledge b{color:var(--pledge)}.made .violation b{color:var(--violation)}
    .made .figure b{color:var(--figure)}.made .disagreement-line b{color:var(--reading)}
    dialog{max-width:480px;width:calc(100vw - 32px);color:var(--ink);background:var(--sheet);border:1px solid var(--rule);
    border-radius:12px;box-shadow:var(--shadow);padding:22px 24px}
    dialog::backdrop{background:rgba(15,18,22,.4)}
    dialog h2{font-size:17px;margin-bottom:10px}
    dialog dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin-bottom:14px;align-items:baseline}
    dialog p{color:var(--soft);margin-bottom:14px}
    .switch{display:none}
    .filtered{display:none!important}

    @media screen{.source,.topic .group{content-visibility:auto;contain-intrinsic-size:auto 480px}}
    @media screen and (min-width:700px){
    .group table{table-layout:fixed;min-width:600px}
    .group th:last-child{width:11%}
    .group.threat th:nth-child(1){width:17%}.group.threat th:nth-child(2){width:29%}.group.threat th:nth-child(3){width:17%}
    .group.position th:nth-child(1){width:19%}.group.position th:nth-child(2){width:17%}.group.position th:nth-child(3){width:30%}
    .group.proposal th:nth-child(1),.group.proposal th:nth-child(2){width:14%}.group.proposal th:nth-child(3){width:28%}
    .group.proposal th:nth-child(4){width:11%}
    .group.meeting th:nth-child(1){width:17%}.group.meeting th:nth-child(2){width:15%}.group.meeting th:nth-child(3){width:21%}
    .group.meeting th:nth-child(4){width:14%}
    .group.pledge th:nth-child(1){width:17%}.group.pledge th:nth-child(2){width:31%}.group.pledge th:nth-child(3){width:20%}
    .group.violation th:nth-child(1){width:14%}.group.violation th:nth-child(2){width:13%}.group.violation th:nth-child(3){width:36%}
    .group.figure th:nth-child(1){width:34%}.group.figure th:nth-child(2){width:27%}
    .group.attribution th:nth-child(1){width:49%}.group.attribution th:nth-child(2){width:20%}
    .group .occasion th{width:auto}
    }
    @media screen and (min-width:1000px){
    body{height:100dvh;overflow:hidden;display:grid;grid-template-rows:auto 1fr}
    .panes{display:grid;grid-template-columns:minmax(0,58fr) minmax(0,42fr);min-height:0}
    .pane{overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--rule) transparent}
    #dossier .contents{top:-28px}
    .topic>h2{scroll-margin-top:84px}
    }
    @media screen and (min-width:1700px){.panes{grid-template-columns:minmax(0,60fr) minmax(0,40fr)}
    #dossier>*{max-width:1120px}#dossier .contents{max-width:none}}
    @media screen and (max-width:999px){
    .bar{padding:0 16px}
    .pane{padding:20px 16px 40px}
    .contents{margin:0 -16px 8px;padding:8px 16px;top:46px}
    .contents ul{flex-wrap:nowrap;overflow-x:auto;scrollbar-width:none}
    .topic>h2{scroll-margin-top:100px}
    #sources{border-left:0;border-top:6px solid var(--rule)}
    #dossier{padding-bottom:90px}
    .source{scroll-margin-top:96px}
    .switch{display:flex;position:fixed;z-index:6;left:50%;bottom:max(12px,env(safe-area-inset-bottom));transform:translateX(-50%);
    background:var(--sheet);border:1px solid var(--rule);border-radius:999px;box-shadow:var(--shadow);padding:4px}
    .switch a{padding:9px 20px;border-radius:999px;color:var(--soft);text-decoration:none;font-weight:550}
    .script .switch a[aria-current=true]{background:var(--ink);color:var(--sheet)}
    .script[data-pane=dossier] #sources,.script[data-pane=sources] #dossier{display:none}
    .script #sources{border-top:0}
    .roles{position:static;margin:0 -16px;padding:9px 16px 70px}
    .hint{display:none}
    }
    @media screen and (max-width:699px){
    body{font-size:15px}
    .bar-title{display:none}
    .tools{flex:1;min-width:0;justify-content:flex-end}
    .tools input{flex:1 1 0;width:0;min-width:60px;font-size:16px}
    .found:empty{display:none}
    h1{font-size:25px}
    .group table,.group tbody{display:block}
    .group thead{display:none}
    .group tr.occasion{display:block}
    .group .occasion th{display:block;padding:14px 10px 2px}
    .group .line{display:block;padding:9px 10px}
    .group .line td{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 12px;padding:2px 0;width:auto}
    .group .line td.empty{display:none}
    .group .line td::before{content:attr(data-label);color:var(--soft);font-size:12.5px;line-height:1.75}
    .companion{display:inline;margin-left:8px}
    .moment,.development li{grid-template-columns:96px 1fr;gap:10px}
    .reading{padding:0;border-left:0}
    .reading+.reading{border-top:1px solid var(--rule);padding-top:10px}
    .source-line{grid-template-columns:56px 1fr}
    .source-facts{grid-column:2;text-align:start}
    .source-facts .note{display:inline}
    .matrix table,.matrix tbody,.matrix tr,.matrix th,.others,.others tbody,.others tr,.others th,.others td{display:block}
    .matrix thead{display:none}
    .matrix tr,.others tr{padding:10px 0}
    .matrix tbody th{position:static;width:auto;font-size:16px;padding:0 10px 4px}
    .matrix td{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 12px;min-width:0;border-left:0;padding:3px 10px}
    .matrix td.empty{display:none}
    .matrix td::before{content:attr(data-label);color:var(--soft);font-size:12.5px;line-height:1.75;grid-row:1/span 9}
    .matrix td>*{grid-column:2}
    .others th,.others td{padding:1px 10px}
    .text{font-size:17px}
    .text p{padding-left:24px}
    .text p::before{width:16px}
    .made{left:12px!important;right:12px;top:auto!important;bottom:76px;width:auto}
    }
    @media print{
    :root,:root[data-theme=dark]{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--rule:#bbb;--hair:#ddd;--accent:#123a66;
    --mark:#f4efdc;--mark-line:#999;--target:#f4efdc;--threat:#8a2a17;color-scheme:light}
    @page{margin:16mm 15mm}
    body{font-size:9.5pt}
    .bar,.contents,.switch,.skip,.made,dialog,.roles{display:none!important}
    .pane{padding:0;overflow:visible;display:block!important}
    #sources{border:0;break-before:page}
    h1{font-size:20pt}
    .topic>h2,h3,.caption,thead{break-after:avoid}
    tr,.disagreement,.moment,.stance,.reading{break-inside:avoid}
    details.group::details-content{content-visibility:visible;height:auto}
    details>*{display:block}
    .scroll{overflow:visible;margin:0}
    .group,details.group{margin:0;padding:10px 0 4px}
    .scroll table,.group table{min-width:0;width:100%}
    th,td,thead th{padding:4px 8px 4px 0}
    .occasion th{padding:8px 0 2px}
    .matrix td,.matrix thead th+th{padding-left:8px}
    .matrix tbody th{position:static}
    summary::before{content:none}
    .badge.final{color:var(--threat);background:none;box-shadow:inset 0 0 0 1px currentColor}
    .matrix td{min-width:0}
    .text{font-size:10.5pt;max-width:none}
    .line.current{background:none;box-shadow:none}
    a{color:inherit}
    mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    @media (prefers-reduced-motion:no-preference){.script .pane{scroll-behavior:auto}}
    """
}
