import { Niivue } from '@niivue/niivue';
customElements.define('niivue-viewer', class extends HTMLElement { connectedCallback() { this.nv = new Niivue(); } });
