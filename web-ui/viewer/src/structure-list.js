import { debounce } from './debounce.js';

/** The structures of the segmentation in the viewer: show or hide, colour, opacity, volume. */
class StructureList extends HTMLElement {
  connectedCallback() {
    this.page = this.closest('.study') ?? document;
    this.onStructures = (event) => this.fill(event.target, event.detail);
    this.page.addEventListener('structures', this.onStructures);
  }

  disconnectedCallback() {
    this.page.removeEventListener('structures', this.onStructures);
  }

  fill(viewer, structures) {
    this.replaceChildren(...structures.map((structure) => row(viewer, structure)));
    if (structures.length === 0) {
      this.textContent = 'No segmentation yet.';
    }
  }
}

function row(viewer, structure) {
  const line = document.createElement('div');
  line.className = 'structure';
  const change = debounce(30, (what) => viewer.setStructure(structure.label, what));
  line.append(eye(structure, change), color(structure, change), name(structure), opacity(structure, change),
    volume(structure));
  return line;
}

function eye(structure, change) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: structure.visible });
  box.title = `Show ${structure.name}`;
  box.setAttribute('aria-label', box.title);
  box.addEventListener('change', () => {
    box.closest('.structure').classList.toggle('is-hidden', !box.checked);
    change({ visible: box.checked });
  });
  return box;
}

function color(structure, change) {
  const input = Object.assign(document.createElement('input'), { type: 'color', value: structure.color });
  input.title = `Colour of ${structure.name}`;
  input.setAttribute('aria-label', input.title);
  input.addEventListener('input', () => change({ color: input.value }));
  return input;
}

function name(structure) {
  return Object.assign(document.createElement('span'), { className: 'structure-name', textContent: structure.name });
}

function opacity(structure, change) {
  const input = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: 100, value: 100 });
  input.title = `Opacity of ${structure.name}`;
  input.setAttribute('aria-label', input.title);
  input.addEventListener('input', () => change({ opacity: input.value / 100 }));
  return input;
}

function volume(structure) {
  return Object.assign(document.createElement('span'), { className: 'structure-volume', textContent: structure.volume });
}

customElements.define('structure-list', StructureList);
