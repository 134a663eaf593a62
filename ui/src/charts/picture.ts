// A chart as a picture: the drawing with every style that the page gave it, on the page's own ground, twice as fine.

const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'text-anchor', 'dominant-baseline', 'display', 'visibility',
] as const;
const FINE = 2;
const EDGE = 24;

export type Framed = { title: string; lines: readonly string[] };

/** A whole SVG file: nothing in it asks for a style sheet. */
export function serialised(svg: SVGSVGElement, { title, lines }: Framed, face: string): { text: string; width: number; height: number } {
  const box = svg.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const of = from[i];
    if (of === undefined) return;
    const style = getComputedStyle(of);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  copy.querySelectorAll('[data-cursor]').forEach((element) => element.remove());
  const ns = 'http://www.w3.org/2000/svg';
  const whole = document.createElementNS(ns, 'svg');
  const below = lines.length * 20;
  const [width, height] = [Math.ceil(box.width) + 2 * EDGE, Math.ceil(box.height) + 2 * EDGE + 36 + below];
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(height));
  whole.setAttribute('viewBox', `0 0 ${String(width)} ${String(height)}`);
  const style = document.createElementNS(ns, 'style');
  style.textContent = face;
  const ground = document.createElementNS(ns, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', page.backgroundColor);
  const words = (text: string, y: number, size: number, weight: string) => {
    const element = document.createElementNS(ns, 'text');
    element.textContent = text;
    const given = { x: EDGE, y, fill: page.color, 'font-family': page.fontFamily, 'font-size': size, 'font-weight': weight };
    Object.entries(given).forEach(([name, value]) => element.setAttribute(name, String(value)));
    return element;
  };
  copy.setAttribute('x', String(EDGE));
  copy.setAttribute('y', String(EDGE + 36));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const foot = lines.map((line, i) => words(line, height - EDGE / 2 - (lines.length - 1 - i) * 20, 13, '400'));
  whole.append(style, ground, words(title, EDGE + 18, 19, '680'), copy, ...foot);
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/** A PNG. Rejects where the page cannot draw it. */
export async function pictureOf(svg: SVGSVGElement, framed: Framed): Promise<Blob> {
  const { text, width, height } = serialised(svg, framed, await face());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * FINE;
  canvas.height = height * FINE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('nothing to draw on');
  context.scale(FINE, FINE);
  context.drawImage(image, 0, 0);
  return new Promise((kept, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error('no picture was made')) : kept(blob)), 'image/png');
  });
}

/** Begun in the same turn as the press: some engines take nothing later. Rejects where there is no such clipboard. */
export async function toClipboard(picture: Promise<Blob>): Promise<void> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  if (clipboard === undefined || typeof ClipboardItem === 'undefined') {
    await picture;
    throw new Error('no clipboard for pictures');
  }
  await clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

/** The page's own font, inside the picture; without it the system's stands in. */
async function face(): Promise<string> {
  try {
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue;
        const file = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
        if (file === undefined) continue;
        const bytes = new Uint8Array(await (await fetch(new URL(file, sheet.href ?? location.href))).arrayBuffer());
        const name = rule.style.getPropertyValue('font-family');
        return `@font-face{font-family:${name};font-weight:200 800;src:url(data:font/woff2;base64,${base64(bytes)}) format('woff2')}`;
      }
    }
  } catch {
    // The words are there all the same.
  }
  return '';
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
