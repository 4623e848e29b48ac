import { Planes } from './planes.js';
import { Surfaces } from './surfaces.js';
import { labelTable } from './label-table.js';
import { toolbar, keys, fillPresets } from './toolbar.js';
import './structure-list.js';

/**
 * Three planes and 3D of one study. The server sets `config`:
 * { image, window: [low, high], presets: [{name, low, high}],
 *   overlay: null | { url, surfaces, structures: [{label, name, color, volume}] } }.
 * Everything a person changes while looking stays in the browser. The attribute `state` says
 * `loading`, `ready` or `failed`, and `place` where the crosshair is (RAS mm).
 */
class NiivueViewer extends HTMLElement {
  constructor() {
    super();
    this.opacity = 0.55;
    this.overlaysVisible = true;
    this.structures = [];
    this.shown = Promise.resolve();
  }

  connectedCallback() {
    this.build();
    this.planes = new Planes(this.querySelector('.planes'), (location) => this.tell(location));
    this.surfaces = new Surfaces(this.querySelector('.surfaces'));
    this.setLayout('quad');
    if (Object.hasOwn(this, 'config')) {
      const early = this.config;
      delete this.config;
      this.config = early;
    } else if (this._config) {
      this.config = this._config;
    }
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.onKey);
    this.planes.destroy();
    this.surfaces.destroy();
    this.image = undefined;
    this.replaceChildren();
  }

  build() {
    this.bar = toolbar(this);
    this.stage = document.createElement('div');
    this.stage.className = 'stage';
    this.stage.innerHTML =
      '<div class="planes-frame"><canvas class="planes"></canvas></div>' +
      '<div class="surfaces-frame"><canvas class="surfaces"></canvas><span class="tile-title">3D</span></div>' +
      '<div class="viewer-message" role="status"></div>';
    this.status = Object.assign(document.createElement('div'), { className: 'viewer-status' });
    this.replaceChildren(this.bar, this.stage, this.status);
    this.onKey = keys(this, this.bar);
    document.addEventListener('keydown', this.onKey);
  }

  get config() {
    return this._config;
  }

  /** Loads one after the other: a second study or version waits until the first is drawn. */
  set config(config) {
    const before = this._config;
    this._config = config;
    if (!this.isConnected || !this.planes) {
      return;
    }
    this.setAttribute('state', 'loading');
    this.shown = this.shown.then(() => this.load(config, before)).catch((failure) => this.fail(failure));
  }

  async load(config, before) {
    fillPresets(this.bar, config.presets);
    this.message('Loading …');
    this.structures = (config.overlay?.structures ?? []).map((s) => ({ visible: true, opacity: 1, ...s }));
    const overlay = config.overlay && {
      ...config.overlay, opacity: this.opacity, table: labelTable(this.structures, this.overlaysVisible) };
    if (this.image === config.image && before?.image === config.image) {
      await this.planes.setOverlay(overlay);
    } else {
      await this.planes.show(config.image, config.window, overlay);
      this.image = config.image;
    }
    await this.surfaces.show(config.overlay);
    this.message('');
    this.dispatchEvent(new CustomEvent('structures', { bubbles: true, detail: this.structures }));
    this.setAttribute('state', 'ready');
  }

  fail(failure) {
    console.error(failure);
    this.message(`The images could not be shown: ${failure.message ?? failure}. Reload the page to try again.`);
    this.setAttribute('state', 'failed');
  }

  message(text) {
    this.querySelector('.viewer-message').textContent = text;
  }

  setOpacity(opacity) {
    this.opacity = opacity;
    this.planes.setOpacity(opacity);
  }

  setOutline(on) {
    this.planes.setOutline(on ? 1 : 0);
  }

  setOverlaysVisible(visible) {
    this.overlaysVisible = visible;
    this.toggleAttribute('overlays-hidden', !visible);
    this.redraw();
  }

  /** To a place in RAS millimetres, once what was asked for is drawn. */
  goTo(x, y, z) {
    this.shown = this.shown.then(() => this.planes.goTo([x, y, z]));
  }

  setWindow(low, high) {
    this.planes.setWindow(low, high);
  }

  setLayout(name) {
    this.setAttribute('layout', name);
    this.planes.setLayout(name);
    requestAnimationFrame(() => this.surfaces.draw());
  }

  /** @param change any of {visible, color, opacity} */
  setStructure(label, change) {
    Object.assign(this.structures.find((s) => s.label === label), change);
    this.redraw();
  }

  redraw() {
    this.planes.setLabels(labelTable(this.structures, this.overlaysVisible));
    this.structures.forEach((structure) => this.surfaces.setStructure(structure, this.overlaysVisible));
    this.surfaces.draw();
  }

  tell(location) {
    const [x, y, z] = location.mm;
    this.setAttribute('place', [x, y, z].map((mm) => mm.toFixed(2)).join(' '));
    const [image, label] = location.values ?? [];
    const patient = `L ${(-x).toFixed(1)}  P ${(-y).toFixed(1)}  S ${z.toFixed(1)} mm`;
    const voxel = image ? `voxel ${this.planes.voxelAt([x, y, z]).join(', ')}` : '';
    const value = image ? `value ${Number(image.value.toPrecision(5))}` : '';
    const structure = label && this.structures.find((s) => s.label === Math.round(label.value));
    this.status.textContent = [patient, voxel, value, structure?.name].filter(Boolean).join('   ·   ');
  }
}

customElements.define('niivue-viewer', NiivueViewer);
