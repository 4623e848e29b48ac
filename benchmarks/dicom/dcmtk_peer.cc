// Reads what DicomSpeed wrote with DCMTK's libraries. usage: dcmtk_peer series|seg FOLDER
// Built by compare.sh where DCMTK's headers (Debian: libdcmtk-dev) and a C++ compiler are there.
#include "dcmtk/config/osconfig.h"

#include "dcmtk/dcmdata/dctk.h"
#include "dcmtk/dcmfg/fgplanpo.h"
#include "dcmtk/dcmfg/fgseg.h"
#include "dcmtk/dcmseg/segdoc.h"
#include "dcmtk/dcmseg/segutils.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

static void require(bool condition, const char *what)
{
    if (!condition) {
        std::fprintf(stderr, "dcmtk: %s failed\n", what);
        std::exit(1);
    }
}

static double seconds(const std::chrono::steady_clock::time_point &start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Work> static void timed(const char *what, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 4; i++) {
        auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(seconds(start));
    }
    double first = times.front();
    std::sort(times.begin() + 1, times.end());
    std::printf("dcmtk %s: median %.3f s, first %.3f s\n", what, times[2], first);
}

struct Slice {
    std::unique_ptr<DcmFileFormat> file;
    double z = 0;
    Float64 slope = 1;
    Float64 intercept = 0;
    const Uint16 *pixels = nullptr;
    unsigned long count = 0;
};

static Slice slice(const std::string &path)
{
    Slice result;
    result.file.reset(new DcmFileFormat);
    require(result.file->loadFile(path.c_str()).good(), "loadFile");
    DcmDataset *data = result.file->getDataset();
    require(data->findAndGetFloat64(DCM_ImagePositionPatient, result.z, 2).good(), "position");
    require(data->findAndGetFloat64(DCM_RescaleSlope, result.slope).good(), "slope");
    require(data->findAndGetFloat64(DCM_RescaleIntercept, result.intercept).good(), "intercept");
    require(data->findAndGetUint16Array(DCM_PixelData, result.pixels, &result.count).good(), "pixels");
    return result;
}

template <class Work> static void inParallel(size_t count, int threads, Work work)
{
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; t++) {
        workers.emplace_back([=] {
            for (size_t k = t; k < count; k += threads) {
                work(k);
            }
        });
    }
    for (auto &worker : workers) {
        worker.join();
    }
}

/** A volume of floats, slices in order, by as many threads as asked. */
static std::unique_ptr<float[]> series(const std::string &folder, int threads)
{
    std::vector<Slice> slices(300);
    inParallel(slices.size(), threads,
               [&](size_t k) { slices[k] = slice(folder + "/ct/" + std::to_string(k) + ".dcm"); });
    std::sort(slices.begin(), slices.end(), [](const Slice &a, const Slice &b) { return a.z < b.z; });
    const size_t plane = slices[0].count;
    std::unique_ptr<float[]> volume(new float[slices.size() * plane]);
    inParallel(slices.size(), threads, [&](size_t k) {
        const Slice &s = slices[k];
        const float a = float(s.slope), b = float(s.intercept);
        for (size_t v = 0; v < plane; v++) {
            volume[k * plane + v] = float(Sint16(s.pixels[v])) * a + b;
        }
    });
    return volume;
}

static std::unique_ptr<DcmSegmentation> loaded(const std::string &path)
{
    DcmSegmentation *segmentation = nullptr;
    require(DcmSegmentation::loadFile(path.c_str(), segmentation).good(), "DcmSegmentation::loadFile");
    return std::unique_ptr<DcmSegmentation>(segmentation);
}

static std::vector<Uint16> labels(DcmSegmentation &segmentation)
{
    const Uint16 rows = 256, columns = 256;
    const size_t frames = segmentation.getNumberOfFrames();
    FGInterface &groups = segmentation.getFunctionalGroups();
    std::map<double, size_t> places;
    std::vector<double> z(frames);
    std::vector<Uint16> segment(frames);
    for (size_t f = 0; f < frames; f++) {
        Float64 x, y;
        OFBool perFrame;
        auto *place = OFstatic_cast(
            FGPlanePosPatient *, groups.get(Uint32(f), DcmFGTypes::EFG_PLANEPOSPATIENT, perFrame));
        auto *shown = OFstatic_cast(FGSegmentation *, groups.get(Uint32(f), DcmFGTypes::EFG_SEGMENTATION, perFrame));
        require(place && place->getImagePositionPatient(x, y, z[f]).good(), "position of a frame");
        require(shown && shown->getReferencedSegmentNumber(segment[f]).good(), "segment of a frame");
        places[z[f]] = 0;
    }
    size_t slices = 0;
    for (auto &place : places) {
        place.second = slices++;
    }
    std::vector<Uint16> volume(slices * rows * columns);
    for (size_t f = 0; f < frames; f++) {
        std::unique_ptr<DcmIODTypes::Frame> frame(
            DcmSegUtils::unpackBinaryFrame(segmentation.getFrame(f), rows, columns));
        require(frame != nullptr, "unpackBinaryFrame");
        Uint16 *slice = &volume[places[z[f]] * rows * columns];
        for (size_t p = 0; p < size_t(rows) * columns; p++) {
            if (frame->pixData[p]) {
                slice[p] = segment[f];
            }
        }
    }
    return volume;
}

int main(int count, char **arguments)
{
    require(count == 3, "usage: dcmtk_peer series|seg FOLDER; it");
    const std::string what = arguments[1], folder = arguments[2];
    if (what == "series") {
        timed("series 512x512x300 read, 1 thread", [&] { series(folder, 1); });
        timed("series 512x512x300 read, 2 threads", [&] { series(folder, 2); });
        return 0;
    }
    timed("SEG 256x256x160, 20 labels read", [&] { labels(*loaded(folder + "/seg.dcm")); });
    auto segmentation = loaded(folder + "/seg.dcm");
    timed("SEG 256x256x160, 20 labels written", [&] {
        require(segmentation->saveFile((folder + "/dcmtk.dcm").c_str()).good(), "saveFile");
    });
    return 0;
}
