/**
 * Curves over epochs. The server sets `figure`:
 * { svg, x, y: {first, second, atFirst, atSecond}, top, bottom, lines: [{name, color, points: [[epoch, value]]}] },
 * where x and y say where two values lie in the drawing, and top and bottom where its frame does. Beside the pointer stand the values of the nearest epoch.
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
    const drawing = document.createElement('div');
    drawing.className = 'drawing';
    drawing.innerHTML = figure.svg;
    this.svg = drawing.firstElementChild;
    this.tip = Object.assign(document.createElement('div'), { className: 'chart-tip', hidden: true });
    drawing.append(this.tip);
    drawing.addEventListener('pointermove', (event) => this.point(event.clientX));
    drawing.addEventListener('pointerleave', () => this.leave());
    this.replaceChildren(drawing, legend(figure.lines));
    if (this.pointer !== undefined) {
      this.point(this.pointer);
    }
  }

  /** The nearest epoch of any line, its values beside the pointer. */
  point(clientX) {
    this.pointer = clientX;
    const { x, lines } = this._figure;
    const frame = this.svg.getBoundingClientRect();
    const scale = this.svg.viewBox.baseVal.width / frame.width;
    const wanted = value(x, (clientX - frame.left) * scale);
    const epochs = lines.flatMap((line) => line.points.map((point) => point[0]));
    const epoch = epochs.reduce((best, e) => (Math.abs(e - wanted) < Math.abs(best - wanted) ? e : best));
    this.mark(epoch);
    this.tell(epoch, place(x, epoch) / scale);
  }

  mark(epoch) {
    const { x, y, top, bottom, lines } = this._figure;
    this.svg.querySelector('.marks')?.remove();
    const marks = element('g', { class: 'marks' });
    const at = place(x, epoch);
    marks.append(element('line', { x1: at, x2: at, y1: top, y2: bottom }));
    for (const line of lines) {
      const point = line.points.find(([e]) => e === epoch);
      if (point) {
        marks.append(element('circle', { cx: at, cy: place(y, point[1]), r: 3.4, fill: line.color }));
      }
    }
    this.svg.append(marks);
  }

  tell(epoch, left) {
    const rows = this._figure.lines.flatMap((line) => {
      const point = line.points.find(([e]) => e === epoch);
      return point ? [entry(line, point[1])] : [];
    });
    const head = Object.assign(document.createElement('div'), { className: 'chart-epoch', textContent: `epoch ${epoch}` });
    this.tip.replaceChildren(head, ...rows);
    this.tip.hidden = false;
    const room = this.clientWidth - left > this.tip.offsetWidth + 24;
    this.tip.style.left = `${room ? left + 14 : left - this.tip.offsetWidth - 14}px`;
  }

  leave() {
    this.pointer = undefined;
    this.tip.hidden = true;
    this.svg.querySelector('.marks')?.remove();
  }
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

function swatch(color) {
  const dot = Object.assign(document.createElement('span'), { className: 'swatch' });
  dot.style.background = color;
  return dot;
}

function entry(line, v) {
  const row = Object.assign(document.createElement('div'), { className: 'chart-value' });
  const name = Object.assign(document.createElement('span'), { textContent: line.name });
  const number = Object.assign(document.createElement('b'), { textContent: text(v) });
  row.append(swatch(line.color), name, number);
  return row;
}

/** Four digits that count. */
function text(v) {
  const size = Math.abs(v);
  return v === 0 ? '0' : size >= 0.01 && size < 1e5 ? Number(v.toPrecision(4)).toString() : v.toExponential(3);
}

/** One line needs no legend: the title names it. */
function legend(lines) {
  const list = Object.assign(document.createElement('div'), { className: 'chart-legend', hidden: lines.length < 2 });
  for (const line of lines) {
    const item = document.createElement('span');
    item.append(swatch(line.color), line.name);
    list.append(item);
  }
  return list;
}

customElements.define('curve-chart', CurveChart);
