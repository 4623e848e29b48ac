/**
 * One held-out case as it was segmented after each validation. The server sets `examples`:
 * { address, epochs: [number], structures: [{label, name, color}] }; a picture's address ends with its epoch. The slider
 * stays with the newest picture until a person moves it away from the end.
 */
class ExampleSlider extends HTMLElement {
  connectedCallback() {
    if (Object.hasOwn(this, 'examples')) {
      const early = this.examples;
      delete this.examples;
      this.examples = early;
    }
  }

  get examples() {
    return this._examples;
  }

  set examples(examples) {
    const follow = !this.range || this.range.value === this.range.max;
    const before = this.shownEpoch;
    this._examples = examples;
    if (!this.range) {
      this.build();
    }
    const { epochs } = examples;
    this.range.max = epochs.length - 1;
    const same = epochs.indexOf(before);
    this.range.value = follow || same < 0 ? epochs.length - 1 : same;
    this.range.disabled = epochs.length < 2;
    this.legend.replaceChildren(...examples.structures.map(name));
    this.look();
  }

  build() {
    this.className = 'card example';
    const title = Object.assign(document.createElement('h3'), { textContent: 'A held-out case' });
    const words = Object.assign(document.createElement('p'), {
      textContent: 'One slice after each validation: the image alone, and with the prediction filled and the reference '
        + 'outlined. In volumes the patient’s right is on the left; planar images are shown as stored.',
    });
    this.picture = document.createElement('img');
    this.range = Object.assign(document.createElement('input'), { type: 'range', min: 0, step: 1 });
    this.range.setAttribute('aria-label', 'Epoch of the picture');
    this.range.addEventListener('input', () => this.look());
    this.epoch = document.createElement('output');
    this.legend = Object.assign(document.createElement('div'), { className: 'chart-legend' });
    const control = Object.assign(document.createElement('div'), { className: 'example-control' });
    control.append(this.range, this.epoch);
    this.replaceChildren(title, words, this.picture, control, this.legend);
  }

  look() {
    const { address, epochs } = this._examples;
    const epoch = epochs[this.range.value];
    if (epoch === undefined || address + epoch === this.shown) {
      return;
    }
    this.shownEpoch = epoch;
    this.shown = address + epoch;
    this.picture.src = this.shown;
    this.picture.alt = `The held-out case after epoch ${epoch}`;
    this.epoch.textContent = `epoch ${epoch}`;
    this.range.setAttribute('aria-valuetext', this.epoch.textContent);
  }
}

function name(structure) {
  const item = document.createElement('span');
  const dot = Object.assign(document.createElement('span'), { className: 'swatch' });
  dot.style.background = structure.color;
  item.append(dot, structure.name);
  return item;
}

customElements.define('example-slider', ExampleSlider);
