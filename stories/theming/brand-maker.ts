import {html, render, type TemplateResult} from 'lit';
import {brandTheme, readColor, hexOf, resolved, type BrandTheme, type PairReport, type Scheme} from 'crm-widgets/theme';
import {ramps, themedBoard} from './themed-board.js';

const sheet = new CSSStyleSheet();

/** A form that makes a theme of one colour, with boards that wear it and the files to take away. */
export function brandMaker(first: string): HTMLElement {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const main = Object.assign(document.createElement('main'), {className: 'maker'});
  const header = document.createElement('header');
  const form = document.createElement('div');
  const scales = Object.assign(document.createElement('div'), {className: 'gallery'});
  const files = document.createElement('section');
  const make = () => {
    const {color = first, tint = '0.01', text = '4.5'} = Object.fromEntries(new FormData(form.querySelector('form') ?? undefined)) as Record<string, string>;
    const brand = brandTheme(color, {tint: Number(tint), text: Number(text)});
    sheet.replaceSync(brand.css);
    render(controls(color, brand, make), form);
    render((['light', 'dark'] as const).map((scheme) => scalesOf(brand, scheme)), scales);
    render(filesOf(brand), files);
  };
  make();
  header.append(Object.assign(document.createElement('h1'), {textContent: 'A theme from one colour'}), form);
  const boards = Object.assign(document.createElement('div'), {className: 'gallery'});
  const pair = Object.assign(document.createElement('div'), {className: 'pair'});
  pair.append(themedBoard('brand', 'light', 'Light'), themedBoard('brand', 'dark', 'Dark'));
  boards.append(pair);
  main.append(header, boards, scales, files);
  return main;
}

function controls(color: string, brand: BrandTheme, make: () => void): TemplateResult {
  return html`<form @input=${make} @submit=${(event: Event) => event.preventDefault()}>
      <label>Brand colour <input name="color" type="color" .defaultValue=${color}></label>
      <label>Tint of the greys <input name="tint" type="range" min="0" max="0.03" step="0.002" .defaultValue=${'0.01'}></label>
      <label>Contrast of text <input name="text" type="range" min="4.5" max="7" step="0.5" .defaultValue=${'4.5'}></label>
      <button type="button" @click=${() => save('brand.css', brand.css)}>Download CSS</button>
      <button type="button" @click=${() => save('brand.tokens.json', tokensOf(brand))}>Download tokens</button>
    </form>
    <p role="status">${summary(color, brand)}</p>`;
}

/** What became of the colour, and how much room the tightest pair has. */
function summary(color: string, {theme, contrasts}: BrandTheme): string {
  const asked = hexOf(readColor(color)!);
  const became = (scheme: Scheme) => {
    const used = resolved(theme, 'color-accent', scheme)!;
    const fault = scheme === 'light' ? 'too pale' : 'too dark';
    return used === asked ? `${asked} is taken as it is on ${scheme} grounds` : `${asked} would be ${fault} on ${scheme} grounds, ${used} is taken there`;
  };
  const least = contrasts.reduce((a, b) => (room(b) < room(a) ? b : a));
  const passed = contrasts.filter((pair) => room(pair) >= 1).length;
  return `${became('light')}; ${became('dark')}. ${passed} of ${contrasts.length} pairs pass; nearest to its limit: ${least.color} on ${least.ground}, `
    + `${least.scheme}, ${least.ratio.toFixed(2)}:1 of ${least.needed}:1.`;
}

const room = ({ratio, needed}: PairReport) => ratio / needed;

function scalesOf({theme}: BrandTheme, scheme: Scheme): TemplateResult {
  return html`<section><h2>Scales on ${scheme}</h2>${ramps(theme, scheme)}</section>`;
}

function filesOf(brand: BrandTheme): TemplateResult {
  return html`<details><summary>The style sheet</summary><pre class="css" tabindex="0">${brand.css}</pre></details>
    <details><summary>Design tokens, W3C format</summary><pre tabindex="0">${tokensOf(brand)}</pre></details>`;
}

function tokensOf({json}: BrandTheme): string {
  return JSON.stringify(json, null, 2);
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text]));
  Object.assign(document.createElement('a'), {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
