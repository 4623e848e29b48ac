import { debounce } from './debounce.js';

const LAYOUTS = [
  ['quad', 'Four-up', '1'],
  ['axial', 'Axial', '2'],
  ['coronal', 'Coronal', '3'],
  ['sagittal', 'Sagittal', '4'],
  ['render', '3D', '5'],
];

/** The bar above the images. It only asks; the viewer decides. */
export function toolbar(viewer) {
  const bar = document.createElement('div');
  bar.className = 'viewer-toolbar';
  bar.append(
    layouts(viewer),
    separator(),
    windowPresets(viewer),
    separator(),
    slider('Opacity', 0, 100, 55, debounce(30, (value) => viewer.setOpacity(value / 100))),
    toggle('Outline', 'O', (on) => viewer.setOutline(on)),
    toggle('Hide overlays', 'H', (on) => viewer.setOverlaysVisible(!on)),
  );
  return bar;
}

/** One key for each button; not while someone types. */
export function keys(viewer, bar) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) {
      return;
    }
    const button = bar.querySelector(`button[data-key="${event.key.toUpperCase()}"]`);
    if (button) {
      button.click();
      event.preventDefault();
    }
  };
}

function isTyping(event) {
  return event.composedPath().some((element) => element.matches?.('input:not([type=range]), textarea, vaadin-select'));
}

function layouts(viewer) {
  const group = document.createElement('div');
  group.className = 'segmented';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Layout');
  for (const [name, title, key] of LAYOUTS) {
    const button = keyButton(title, key);
    button.setAttribute('aria-pressed', name === 'quad');
    button.addEventListener('click', () => {
      group.querySelectorAll('button').forEach((other) => other.setAttribute('aria-pressed', other === button));
      viewer.setLayout(name);
    });
    group.append(button);
  }
  return group;
}

function windowPresets(viewer) {
  const label = document.createElement('label');
  label.className = 'field';
  const select = document.createElement('select');
  select.className = 'window-presets';
  select.addEventListener('change', () => {
    const preset = viewer.config.presets[select.selectedIndex];
    viewer.setWindow(preset.low, preset.high);
  });
  label.append(caption('Window'), select);
  return label;
}

export function fillPresets(bar, presets) {
  const select = bar.querySelector('.window-presets');
  select.replaceChildren(...presets.map(({ name }) => new Option(name)));
}

function slider(title, min, max, value, changed) {
  const label = document.createElement('label');
  label.className = 'field';
  const input = Object.assign(document.createElement('input'), { type: 'range', min, max, value });
  input.addEventListener('input', () => changed(Number(input.value)));
  label.append(caption(title), input);
  return label;
}

function toggle(title, key, changed) {
  const button = keyButton(title, key);
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', on);
    changed(on);
  });
  return button;
}

function keyButton(title, key) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.key = key;
  button.title = `${title} (key ${key})`;
  button.append(title, Object.assign(document.createElement('kbd'), { textContent: key }));
  return button;
}

function caption(text) {
  return Object.assign(document.createElement('span'), { textContent: text });
}

function separator() {
  return Object.assign(document.createElement('span'), { className: 'separator' });
}
