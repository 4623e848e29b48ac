import { Niivue, NVMesh, SLICE_TYPE, DRAG_MODE } from '@niivue/niivue';
import { BACKGROUND, release } from './planes.js';

const AZIMUTH = 200;
const ELEVATION = 12;

/** The surface of each structure in 3D, drawn by the server's triangles. */
export class Surfaces {
  constructor(canvas) {
    this.nv = new Niivue({
      backColor: BACKGROUND,
      show3Dcrosshair: false,
      sliceType: SLICE_TYPE.RENDER,
      dragMode: DRAG_MODE.none,
      dragAndDropEnabled: false,
      isOrientCube: false,
      isOrientationTextVisible: false,
      loadingText: '',
      logLevel: 'error',
    });
    this.meshes = new Map();
    this.ready = this.nv.attachToCanvas(canvas);
    this.nv.setSliceType(SLICE_TYPE.RENDER);
  }

  /** Shows one mesh for each structure whose surface can be fetched; an empty structure has none. */
  async show(overlay) {
    await this.ready;
    this.meshes.forEach((mesh) => this.nv.removeMesh(mesh));
    this.meshes.clear();
    for (const structure of overlay?.structures ?? []) {
      await this.add(structure, overlay.surfaces);
    }
    this.nv.setRenderAzimuthElevation(AZIMUTH, ELEVATION);
  }

  async add(structure, prefix) {
    const response = await fetch(`${prefix}/${structure.label}.mz3`, { credentials: 'same-origin' });
    if (response.status !== 200) {
      return;
    }
    const mesh = await NVMesh.readMesh(
      await response.arrayBuffer(), `${structure.label}.mz3`, this.nv.gl, 1, rgba(structure.color), true);
    this.nv.addMesh(mesh);
    this.meshes.set(structure.label, mesh);
  }

  setStructure(structure, visible) {
    const mesh = this.meshes.get(structure.label);
    if (mesh) {
      mesh.rgba255 = new Uint8Array(rgba(structure.color));
      mesh.opacity = structure.opacity;
      mesh.visible = visible && structure.visible;
      mesh.updateMesh(this.nv.gl);
    }
  }

  draw() {
    this.nv.drawScene();
  }

  destroy() {
    release(this.nv);
  }
}

function rgba(color) {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)).concat(255);
}
