/** So near, in the drawing's units, counts as the same epoch: thinned curves keep other epochs each. */
const REACH = 2.5;

/**
 * Curves over epochs. The server sets `figure`:
 * { svg, x, y: {first, second, atFirst, atSecond}, top, bottom, lines: [{name, color, dashed, points: [[epoch, value]]}] },
 * where x and y say where two values lie in the drawing, and top and bottom where its frame does. Beside the pointer, or
 * the epoch that the arrow keys went to, stand the values of the nearest epoch.
 */
class CurveChart extends HTMLElement {
  connectedCallback() {
    if (Object.hasOwn(this, 'figure')) {
      const early = this.figure;
      delete this.figure;
      this.figure = early;
    }
  }

  get figure() {
    return this._figure;
  }

  set figure(figure) {
    this._figure = figure;
    if (!this.drawing) {
      this.build();
    }
    const drawn = document.createElement('template');
    drawn.innerHTML = figure.svg;
    this.svg?.remove();
    this.svg = drawn.content.firstElementChild;
    this.drawing.prepend(this.svg);
    this.legend.replaceChildren(...figure.lines.map(name));
    this.legend.hidden = figure.lines.length < 2;
    this.setAttribute('aria-label', `${this.svg.getAttribute('aria-label')}. Arrow keys tell the values.`);
    this.renew();
  }

  /** The element has the focus and the tip is read aloud: both outlive the figures. */
  build() {
    this.tabIndex = 0;
    this.setAttribute('role', 'group');
    this.drawing = Object.assign(document.createElement('div'), { className: 'drawing' });
    this.tip = Object.assign(document.createElement('div'), { className: 'chart-tip', hidden: true });
    this.tip.setAttribute('role', 'status');
    this.drawing.append(this.tip);
    this.legend = Object.assign(document.createElement('div'), { className: 'chart-legend' });
    this.drawing.addEventListener('pointermove', (event) => this.point(event.clientX));
    this.drawing.addEventListener('pointerleave', () => this.leave());
    this.addEventListener('keydown', (event) => this.key(event));
    this.addEventListener('blur', () => this.leave());
    this.replaceChildren(this.drawing, this.legend);
  }

  renew() {
    if (this.pointer !== undefined) {
      this.point(this.pointer);
    } else if (this.chosen !== undefined) {
      this.choose(nearest(this.epochs(), this.chosen));
    }
  }

  /** Of all lines, in order. */
  epochs() {
    const all = this._figure.lines.flatMap((line) => line.points.map(([epoch]) => epoch));
    return [...new Set(all)].sort((a, b) => a - b);
  }

  point(clientX) {
    this.pointer = clientX;
    const at = (clientX - this.svg.getBoundingClientRect().left) * this.scale();
    this.choose(nearest(this.epochs(), value(this._figure.x, at)));
  }

  /** The drawing's units in a pixel. */
  scale() {
    return this.svg.viewBox.baseVal.width / this.svg.getBoundingClientRect().width;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const epochs = this.epochs();
    const last = epochs.length - 1;
    const now = epochs.indexOf(this.chosen);
    const to = {
      ArrowLeft: now < 0 ? last : Math.max(0, now - 1),
      ArrowRight: Math.min(last, now + 1),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.pointer = undefined;
      this.choose(epochs[to]);
    }
  }

  choose(epoch) {
    this.chosen = epoch;
    const found = this.found(epoch);
    this.mark(epoch, found);
    this.tell(epoch, found);
  }

  /** The lines that have a value there, with it. */
  found(epoch) {
    const { x, lines } = this._figure;
    const reach = Math.abs(value(x, REACH) - value(x, 0));
    return lines.flatMap((line) => {
      const point = nearest(line.points, epoch, ([e]) => e);
      return point && Math.abs(point[0] - epoch) <= reach ? [{ line, point }] : [];
    });
  }

  mark(epoch, found) {
    const { x, y, top, bottom } = this._figure;
    this.svg.querySelector('.marks')?.remove();
    const marks = element('g', { class: 'marks' });
    const at = place(x, epoch);
    marks.append(element('line', { x1: at, x2: at, y1: top, y2: bottom }));
    for (const { line, point } of found) {
      marks.append(element('circle', { cx: place(x, point[0]), cy: place(y, point[1]), r: 3.4, fill: line.color }));
    }
    this.svg.append(marks);
  }

  tell(epoch, found) {
    const rows = found.map(({ line, point }) => entry(line, point[1]));
    const head = Object.assign(document.createElement('div'), { className: 'chart-epoch', textContent: `epoch ${epoch}` });
    this.tip.replaceChildren(head, ...rows);
    this.tip.hidden = false;
    const left = place(this._figure.x, epoch) / this.scale();
    const room = this.clientWidth - left > this.tip.offsetWidth + 24;
    this.tip.style.left = `${room ? left + 14 : left - this.tip.offsetWidth - 14}px`;
  }

  leave() {
    this.pointer = undefined;
    this.chosen = undefined;
    this.tip.hidden = true;
    this.svg.querySelector('.marks')?.remove();
  }
}

/** Undefined without any. */
function nearest(all, wanted, of = (v) => v) {
  const distance = (v) => Math.abs(of(v) - wanted);
  return all.reduce((best, v) => (best === undefined || distance(v) < distance(best) ? v : best), undefined);
}

function place(axis, v) {
  const range = axis.second - axis.first;
  return range === 0 ? axis.atFirst : axis.atFirst + ((v - axis.first) / range) * (axis.atSecond - axis.atFirst);
}

function value(axis, at) {
  const range = axis.atSecond - axis.atFirst;
  return range === 0 ? axis.first : axis.first + ((at - axis.atFirst) / range) * (axis.second - axis.first);
}

function element(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, v]) => made.setAttribute(key, v));
  return made;
}

function swatch({ color, dashed }) {
  const dot = Object.assign(document.createElement('span'), { className: 'swatch' });
  dot.style.background = dashed ? `repeating-linear-gradient(90deg, ${color} 0 3px, transparent 3px 6px)` : color;
  return dot;
}

function entry(line, v) {
  const row = Object.assign(document.createElement('div'), { className: 'chart-value' });
  const name = Object.assign(document.createElement('span'), { textContent: line.name });
  const number = Object.assign(document.createElement('b'), { textContent: text(v) });
  row.append(swatch(line), name, number);
  return row;
}

/** Four digits that count. */
function text(v) {
  const size = Math.abs(v);
  return v === 0 ? '0' : size >= 0.01 && size < 1e5 ? Number(v.toPrecision(4)).toString() : v.toExponential(3);
}

/** In the legend, which one line does not need: the title names it. */
function name(line) {
  const item = document.createElement('span');
  item.append(swatch(line), line.name);
  return item;
}

customElements.define('curve-chart', CurveChart);
