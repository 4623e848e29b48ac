import { Niivue, NVImage, SLICE_TYPE, SHOW_RENDER, DRAG_MODE } from '@niivue/niivue';

const BACKGROUND = [0.02, 0.027, 0.039, 1];
const ACCENT = [0.3, 0.76, 0.85, 0.9];

/** Which part of the stage each plane takes: left, top, width, height as fractions. */
const LAYOUTS = {
  quad: [
    [SLICE_TYPE.AXIAL, 0, 0, 0.5, 0.5],
    [SLICE_TYPE.CORONAL, 0, 0.5, 0.5, 0.5],
    [SLICE_TYPE.SAGITTAL, 0.5, 0.5, 0.5, 0.5],
  ],
  axial: [[SLICE_TYPE.AXIAL, 0, 0, 1, 1]],
  coronal: [[SLICE_TYPE.CORONAL, 0, 0, 1, 1]],
  sagittal: [[SLICE_TYPE.SAGITTAL, 0, 0, 1, 1]],
};

/** The image and the label map over it in three planes. Volume 0 is the image, volume 1 the label map. */
export class Planes {
  constructor(canvas, onLocation) {
    this.nv = new Niivue({
      backColor: BACKGROUND,
      crosshairColor: ACCENT,
      crosshairWidth: 0.25,
      crosshairWidthUnit: 'percent',
      crosshairGap: 8,
      fontColor: [0.72, 0.78, 0.85, 1],
      fontMinPx: 12,
      multiplanarShowRender: SHOW_RENDER.NEVER,
      isColorbar: false,
      isRadiologicalConvention: true,
      sagittalNoseLeft: true,
      dragMode: DRAG_MODE.contrast,
      dragAndDropEnabled: false,
      isNearestInterpolation: false,
      isSliceMM: false,
      loadingText: '',
      logLevel: 'error',
    });
    this.nv.onLocationChange = onLocation;
    this.ready = this.nv.attachToCanvas(canvas);
  }

  async show(imageUrl, window, overlay) {
    await this.ready;
    const volumes = [{ url: imageUrl, colormap: 'gray', cal_min: window[0], cal_max: window[1] }];
    if (overlay) {
      volumes.push({ url: overlay.url, opacity: overlay.opacity });
    }
    await this.nv.loadVolumes(volumes);
    if (overlay) {
      this.setLabels(overlay.table);
      this.goToFirstStructure();
    }
  }

  /** Replaces the label map and keeps the image, the position and the window. */
  async setOverlay(overlay) {
    await this.ready;
    if (this.nv.volumes.length > 1) {
      this.nv.removeVolume(this.nv.volumes[1]);
    }
    if (overlay) {
      this.nv.addVolume(await NVImage.loadFromUrl({ url: overlay.url, opacity: overlay.opacity }));
      this.setLabels(overlay.table);
    }
  }

  setLabels(table) {
    if (this.nv.volumes.length > 1) {
      this.nv.volumes[1].setColormapLabel(table);
      this.nv.updateGLVolume();
    }
  }

  setOpacity(opacity) {
    if (this.nv.volumes.length > 1) {
      this.nv.setOpacity(1, opacity);
    }
  }

  setOutline(width) {
    this.nv.setAtlasOutline(width);
    this.nv.updateGLVolume();
  }

  setWindow(low, high) {
    const image = this.nv.volumes[0];
    if (image) {
      image.cal_min = low;
      image.cal_max = high;
      this.nv.updateGLVolume();
    }
  }

  setLayout(name) {
    const tiles = LAYOUTS[name];
    if (tiles) {
      this.nv.setCustomLayout(tiles.map(([sliceType, ...position]) => ({ sliceType, position })));
      this.nv.drawScene();
    }
  }

  /** A page that opens on an empty slice makes people search: start in the middle of the segmentation. */
  goToFirstStructure() {
    const voxel = middleVoxel(this.nv.volumes[1]);
    if (voxel) {
      this.goTo(voxel);
    }
  }

  /** Moves the crosshair to a point in RAS millimetres. */
  goTo(point) {
    this.nv.scene.crosshairPos = this.nv.mm2frac(point);
    this.nv.drawScene();
    this.nv.createOnLocationChange();
  }

  /**
   * The voxel at a point in RAS millimetres, counted as the file stores them (NiiVue's own count is of a copy that is
   * turned to RAS).
   */
  voxelAt(point) {
    return this.nv.volumes[0] && solve(this.nv.volumes[0].hdr.affine, point).map(Math.round);
  }

  destroy() {
    release(this.nv);
  }
}

/** The i, j, k of a point by Cramer's rule; rows of the affine are x, y and z. */
function solve(affine, point) {
  const columns = [0, 1, 2].map((c) => affine.slice(0, 3).map((row) => row[c]));
  const right = point.slice(0, 3).map((mm, r) => mm - affine[r][3]);
  const whole = determinant(columns);
  return columns.map((_, c) => determinant(columns.map((column, d) => (d === c ? right : column))) / whole);
}

function determinant([a, b, c]) {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}

const SAMPLES = 20_000;

/** The labelled voxel nearest to the mean of all labelled ones, in RAS millimetres; undefined if there is none. */
function middleVoxel({ img, hdr }) {
  const { dims, affine } = hdr;
  const voxels = labelled(img, dims);
  const mean = [0, 1, 2].map((d) => voxels.reduce((sum, v) => sum + v[d], 0) / voxels.length);
  const distance = (v) => v.reduce((sum, x, d) => sum + (x - mean[d]) ** 2, 0);
  const nearest = voxels.reduce((best, v) => (best && distance(best) <= distance(v) ? best : v), undefined);
  return nearest && affine.slice(0, 3).map((row) => row[3] + nearest.reduce((sum, x, d) => sum + row[d] * x, 0));
}

function labelled(img, dims) {
  const count = img.reduce((sum, label) => sum + (label !== 0), 0);
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const voxels = [];
  for (let v = 0, seen = 0; v < img.length; v++) {
    if (img[v] !== 0 && seen++ % step === 0) {
      voxels.push([v % dims[1], Math.floor(v / dims[1]) % dims[2], Math.floor(v / dims[1] / dims[2])]);
    }
  }
  return voxels;
}

/** Browsers allow about 16 WebGL contexts: give this one back at once. */
export function release(nv) {
  const gl = nv.gl;
  nv.cleanup();
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
}

export { BACKGROUND };
