/** Rows of the table of all workflows on paper: nobody turns 300 pages. */
export const PRINTED_ROWS = 100;

/** The one style sheet of the report. No `style` attribute is used anywhere, so that the policy can forbid them. */
export const STYLE = `
:root{--ink:#18212b;--soft:#56616f;--line:#d8dee5;--tint:#f4f6f8;--own:#12525a;--through:#8fbfbb;--none:#b0461c;--unknown:#c7ced6;--aside:#dfe5ea;--paper:#fff}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:880px;margin:0 auto;padding:0 32px}
header{padding-top:40px}
a{color:var(--own);text-underline-offset:2px;text-decoration-thickness:1px}
a:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid var(--own);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:16px;top:16px;background:var(--paper);padding:8px 12px}
.mast{display:flex;align-items:center;justify-content:space-between;gap:24px;padding-bottom:16px;border-bottom:2px solid var(--ink)}
.mast img{max-height:44px;max-width:200px;display:block}
h1{font-size:15px;line-height:1.4;font-weight:700;letter-spacing:.01em;margin:0}
.mast p{margin:0;color:var(--soft);font-size:13px;text-align:right}
.headline{font-size:32px;line-height:1.24;font-weight:650;letter-spacing:-.015em;margin:36px 0 12px;max-width:24em;text-wrap:balance}
.headline + .headline{margin-top:0;max-width:36em;font-size:22px;line-height:1.35;font-weight:500;letter-spacing:-.005em;color:var(--soft)}
.scope{color:var(--soft);font-size:13px;margin:0 0 8px;max-width:64em}
.notice{border-left:4px solid var(--none);background:var(--tint);padding:12px 16px;margin:20px 0}
.notice p{margin:0}
section{margin:52px 0 0}
h2{font-size:21px;line-height:1.3;font-weight:650;letter-spacing:-.01em;margin:0 0 4px}
h3{font-size:15px;line-height:1.4;font-weight:650;margin:0}
.lede{color:var(--soft);margin:0 0 18px;max-width:62em}
.chart{display:block;overflow:visible}
.chart.wide{width:100%;height:auto;margin:20px 0 12px}
.chart.bar{width:160px;height:14px}
.chart.range{width:300px;max-width:100%;height:34px}
.chart.strip{width:100%;max-width:400px;height:auto;margin-top:8px}
.chart.trend{width:100%;max-width:300px;height:60px}
.chart.mark{display:inline-block;width:14px;height:14px;vertical-align:-2px}
.defs{position:absolute}
.f-own{fill:var(--own)}.f-through{fill:var(--through)}.f-none{fill:url(#hatch)}.f-unknown{fill:url(#dots)}.f-aside{fill:var(--aside)}.f-off{fill:#eef1f4}
.f-none-ground{fill:var(--none)}.f-none-line{fill:#c4602f}.f-dots-ground{fill:#dde2e8}.f-dots-dot{fill:#8a95a3}
.f-track{fill:#eef1f4}.f-ink{fill:var(--none)}.f-target{fill:var(--ink)}.f-held{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
.s-axis{stroke:var(--line);stroke-width:1}.s-target{stroke:var(--ink);stroke-width:1.6}.s-before{stroke:var(--soft);stroke-width:2;stroke-dasharray:2 2}
.s-trend{fill:none;stroke:var(--own);stroke-width:2}
.t-cap{font-size:14px;font-weight:600;fill:var(--ink)}
.t-in{font-size:16px;font-weight:650;text-anchor:middle}
.l-own,.l-none{fill:#fff;paint-order:stroke}.l-none{stroke:var(--none);stroke-width:4px}.l-through,.l-unknown,.l-aside,.l-off{fill:var(--ink)}.l-unknown{stroke:#dde2e8;stroke-width:4px;paint-order:stroke}
.t-tick{font-size:12px;fill:var(--soft);text-anchor:middle}.t-end{text-anchor:end}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.45}
caption{text-align:left;color:var(--soft);font-size:13px;padding:0 0 6px}
th,td{text-align:left;vertical-align:top;padding:8px 14px 8px 0;border-bottom:1px solid var(--line)}
thead th{font-size:12px;font-weight:600;color:var(--soft);border-bottom:1px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:500}
th:last-child,td:last-child{padding-right:0}
.num,.all thead th:nth-child(n+4),.all tbody tr:first-child td:nth-child(n+4){text-align:right;white-space:nowrap}
tfoot td,tfoot th{font-weight:600;border-bottom:0}
bdi,th,td,li,p,dd,h3{overflow-wrap:anywhere}
td.short{white-space:nowrap}
.swatch{display:inline-block;width:14px;height:14px;vertical-align:-2px;margin-right:8px}
.soft{color:var(--soft)}
.small{font-size:13px}
.printed{display:none}
.tag{display:inline-block;border:1px solid var(--ink);border-radius:3px;padding:0 7px;font-size:12px;line-height:20px;font-weight:600;white-space:nowrap}
.tag.bad{border-color:var(--none);color:var(--none)}
.tag.good{background:var(--own);border-color:var(--own);color:#fff}
ol.first{list-style:none;margin:0;padding:0;counter-reset:n}
ol.first>li{counter-increment:n;display:grid;grid-template-columns:28px 1fr 172px;gap:0 14px;padding:16px 0;border-bottom:1px solid var(--line)}
ol.first>li::before{content:counter(n);font-size:20px;font-weight:650;color:var(--soft);line-height:1.2}
ol.first .figures{text-align:right;font-size:13px;color:var(--soft)}
ol.first .figures strong{display:block;font-size:20px;line-height:1.2;color:var(--ink)}
ol.first .figures .chart{margin:4px 0 0 auto}
dl{margin:4px 0 0;font-size:13px}
dl div{display:flex;gap:8px}
dt{color:var(--soft);flex:0 0 84px}
dd{margin:0;flex:1}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0;border:1px solid var(--line);border-radius:6px;margin:0 0 14px;overflow:hidden}
.pair>div{padding:14px 18px}
.pair>div:first-child{background:var(--tint)}
.pair .kick{font-size:12px;font-weight:600;color:var(--soft);margin:0 0 2px}
.pair p{margin:0 0 6px}
.pair .ask{grid-column:1/-1;border-top:1px solid var(--line);padding:10px 18px;font-size:13px;margin:0}
.card{border-top:1px solid var(--line);padding:18px 0 6px;display:grid;grid-template-columns:1fr 300px;gap:4px 28px}
.card .said{margin:6px 0}
.card .who{font-size:13px;color:var(--soft);margin:0}
.key{font-size:12px;color:var(--soft);margin:10px 0 0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:24px}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li{padding:6px 0;border-bottom:1px solid var(--line)}
details{font-size:13px}
summary{cursor:pointer;color:var(--own)}
.more td{padding:0 0 10px;border-bottom:1px solid var(--line)}
.with th,.with td{border-bottom:0}
.chain{display:flex;flex-wrap:wrap;align-items:center;gap:6px;list-style:none;margin:4px 0;padding:0}
.chain li{border:1px solid var(--line);border-radius:4px;padding:2px 8px}
.chain li+li::before{content:"→ ";color:var(--soft)}
code{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;color:var(--soft);overflow-wrap:anywhere}
button.sort{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}
button.sort::after{content:" ↕"}
[aria-sort=ascending] button.sort::after{content:" ↑"}
[aria-sort=descending] button.sort::after{content:" ↓"}
footer{margin-top:56px;padding-top:16px;padding-bottom:56px;font-size:12px;color:var(--soft)}
footer p{border-top:2px solid var(--ink);padding-top:14px;margin:0}
@media (max-width:680px){main,header,footer{padding-left:18px;padding-right:18px}.headline{font-size:25px}.card,.pair,.two{grid-template-columns:1fr}ol.first>li{grid-template-columns:24px 1fr}ol.first .figures{grid-column:2;text-align:left}ol.first .figures .chart{margin-left:0}.scroll{overflow-x:auto}}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}main,header,footer{max-width:none;padding:0}header{padding-top:0}section{margin-top:26pt}.headline{font-size:23pt;margin-top:20pt}h2{font-size:15pt}h2,h3,caption,.lede{break-after:avoid}tr,li,.pair,.card,.chart,.notice,.all tbody{break-inside:avoid}thead{display:table-header-group}tfoot{display:table-row-group}a{color:inherit;text-decoration:none}button.sort::after{content:""}table{font-size:9.5pt}#all{break-before:page}th,td{padding-top:4.5pt;padding-bottom:4.5pt}.skip,.more,.all tbody:nth-of-type(n+${PRINTED_ROWS + 1}){display:none}.printed{display:block}.with th,.with td{border-bottom:1px solid var(--line)}p,li{orphans:3;widows:3}}
`;
