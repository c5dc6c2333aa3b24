// The style of an impact page, in the roles and shapes of the product's other pages; small enough to stand in every page.
#pragma once

#include <string_view>

namespace couvert {

inline constexpr std::string_view impact_style = R"css(
:root {
  color-scheme: light dark;
  --serif: Vollkorn, "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  --sans: Inter, system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --paper: #f1f4f3; --sheet: #fff; --sunk: #e5ebe9; --ink: #13242b; --soft: #4a5b62; --line: #c8d2d1; --edge: #6b7b81; --help: #ffc92e;
  --ok: #12674a; --no: #4d5a61; --open: #2d48a5; --as: #70530a; --as-f: #f6eed6; --small: .85rem
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #0f191d; --sheet: #18252b; --sunk: #0a1215; --ink: #e8efef; --soft: #a8b7bb; --line: #304148; --edge: #7f9298;
    --ok: #82d3aa; --no: #b6c2c7; --open: #aebfff; --as: #e8c76e; --as-f: #362c10
  }
}
* {box-sizing: border-box; margin: 0}
html {font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%}
h1, h2, h3 {font: 600 1.5rem/1.2 var(--serif); font-variant-numeric: lining-nums; text-wrap: balance}
h1 {font-size: clamp(1.7rem, 1.2rem + 1.9vw, 2.2rem); line-height: 1.12; margin: .5rem 0 .7rem; max-width: 24em}
h3 {font-size: 1.15rem}
ol, ul, dl {padding: 0; list-style: none}
svg {fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round}
b, td {font-variant-numeric: tabular-nums lining-nums}
code {font: .82em var(--mono); color: var(--soft); overflow-wrap: anywhere}
:focus-visible {outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--help); border-radius: 3px}
.away {position: absolute; clip-path: inset(50%)}
.wrap {max-width: 76rem; margin: auto; padding: 0 clamp(1rem, 4vw, 2.5rem)}
.brand {display: flex; gap: .45em; align-items: center; font: 600 1.3rem/1 var(--serif); padding-block: 1.3rem}
.brand svg {fill: currentColor; stroke: none}
.i {width: 1.1em; height: 1.1em; flex: none; vertical-align: -.18em}
.soft, small {color: var(--soft); font-size: var(--small); font-weight: 400}
.row {display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center}
.row > *, .soft {overflow-wrap: anywhere}
.tag {border: 1.5px solid var(--edge); border-radius: 2em; padding: .1em .75em; font-size: var(--small)}
.read {max-width: 46rem} .read + .read, .note + .note {margin-top: .5rem}
.verdict {background: var(--sheet); border-top: 10px solid var(--no); border-radius: 2.4rem 2.4rem .5rem .5rem; padding: clamp(1.3rem, 3.5vw, 2.2rem)}
.ask {font: 1.2rem/1.4 var(--serif); margin-top: .9rem}
.note {background: var(--as-f); border-left: 5px solid var(--as); padding: .6rem 1rem; border-radius: 0 .5rem .5rem 0; margin-top: 1rem; overflow-wrap: anywhere}
main {padding-bottom: 4rem}
main, .stack {display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); align-content: start}
.two {display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr)}
@media (min-width: 62rem) {.two {grid-template-columns: minmax(0, 1fr) 22rem; gap: 2.5rem 3.5rem} .two > aside {grid-area: 1 / 2}}
section > h2 + * {margin-top: .8rem}
.ok {--c: var(--ok)} .no {--c: var(--no)} .open {--c: var(--open)}
.st {font-weight: 600; color: var(--c)} .st .i {margin-right: .4em}
.neg {stroke: var(--sheet)}
.side {white-space: nowrap} .side svg {width: 2.2em; height: .7em; vertical-align: .02em; margin-right: .5em}
.a {stroke: var(--no); stroke-width: 3} .b {stroke: var(--open); stroke-width: 3; stroke-dasharray: 7 5; stroke-linecap: butt}
.fall li {display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr 9.8rem; gap: 0 1.2rem; align-items: center; min-height: 46px; padding-block: .25rem; line-height: 1.25}
.fall b {text-align: right; white-space: nowrap} .fall small {display: block}
.fall span {overflow-wrap: anywhere; hyphens: auto}
.bar {width: 100%; height: 16px; overflow: visible; stroke: none}
.bar .pay {fill: var(--ok)} .bar .plain {fill: var(--no)} .bar .paper {fill: var(--paper)}
.bar .ring {fill: var(--paper); stroke: var(--no)}
.bar .wait {fill: none; stroke: var(--open); stroke-dasharray: 5 4; stroke-linecap: butt}
.bar .zero {stroke: var(--edge); stroke-width: 1}
.thin li {grid-template-columns: 1fr auto; padding-bottom: .6rem} .thin .bar {grid-area: 2 / 1 / 3 / 3}
.scale {display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr 9.8rem; gap: 1.2rem; color: var(--soft); font-size: var(--small)}
.scale span {grid-column: 2; display: flex; justify-content: space-between}
.flow {display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(3rem, 1fr) minmax(6rem, 9rem); gap: .6rem; height: 264px}
.flow svg:not(.i) {width: 100%; height: 264px; stroke: var(--paper); stroke-width: .5}
.flow path {fill: var(--c); fill-opacity: .62; vector-effect: non-scaling-stroke}
.flow ul {position: relative} .flow li {position: absolute; width: 100%; transform: translateY(-50%); line-height: 1.2; font-size: .92rem}
.flow ul:first-child {text-align: right}
.flow .st {overflow-wrap: anywhere}
.flow use, .flow .i path {fill-opacity: 1}
.heads {display: flex; justify-content: space-between; gap: 1rem}
table {width: 100%; border-collapse: collapse}
th {text-align: left; font-weight: 600; font-size: var(--small); color: var(--soft); vertical-align: bottom}
th, td {padding: .55rem .8rem .55rem 0; border-bottom: 1px solid var(--line)}
td {vertical-align: top; overflow-wrap: break-word}
.r {text-align: right; padding-right: 0; padding-left: .8rem; white-space: nowrap} th.r {white-space: normal}
.n {white-space: nowrap}
table + p, ol + table {margin-top: .8rem}
.find {border-top: 1px solid var(--line); padding: .9rem 0}
summary {cursor: pointer; list-style: none}
summary::-webkit-details-marker {display: none}
summary:hover {background: var(--sunk)}
.head {display: grid; grid-template-columns: 1fr auto; gap: .2rem 1.2rem; align-items: baseline}
.head > b {white-space: nowrap; font-size: 1.1rem}
.in {display: grid; gap: .9rem; padding: .8rem 0 .3rem; max-width: 54rem}
.why {display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .35rem 1.1rem} .why dt {color: var(--soft); overflow-wrap: anywhere} .why dd {overflow-wrap: anywhere}
blockquote {font: 1.06rem/1.5 var(--serif); border-left: 2px solid var(--line); padding-left: 1rem; margin-top: .35rem; overflow-wrap: anywhere; white-space: pre-line}
footer {border-top: 1px solid var(--line); padding-top: 1rem}
@media screen and (max-width: 52rem) {
  .fall li {grid-template-columns: 1fr auto; padding: .35rem 0 .6rem; gap: .25rem 1rem} .fall .bar {grid-area: 2 / 1 / 3 / 3}
  .scale {display: block} .why {grid-template-columns: 1fr; gap: .1rem} .why dd {margin-bottom: .5rem}
  .flow {grid-template-columns: minmax(5.2rem, 7rem) minmax(2.5rem, 1fr) minmax(5.2rem, 7rem)} .flow li {font-size: .85rem}
  .cards, .cards > * {display: block} .cards > thead {display: none}
  .cards tr {display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 .8rem; padding: .8rem 0; border-bottom: 1px solid var(--line)}
  .cards td, .cards th {border: 0; padding: .12rem 0; text-align: left; white-space: normal; background: none}
  .cards .wide {grid-column: 1 / -1}
  .cards td:first-child, .cards th {grid-column: 1 / -1; font-weight: 600; font-size: 1rem; color: inherit}
  .cards td[data-l]::before {content: attr(data-l) "\a0"; font-size: var(--small); color: var(--soft); font-weight: 400} .cards .nil {display: none}
}
@page {size: A4; margin: 12mm 15mm}
@media print {
  html {font-size: 9.5pt; background: #fff} .wrap {padding: 0} .verdict {border: 1px solid #888; border-top: 10px solid var(--no)}
  .find, tr, li, .flow {break-inside: avoid} h2 {break-after: avoid} * {print-color-adjust: exact} .two {grid-template-columns: minmax(0, 1fr)}
}
)css";

}  // namespace couvert
