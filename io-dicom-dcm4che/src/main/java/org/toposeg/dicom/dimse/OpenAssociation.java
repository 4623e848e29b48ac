package org.toposeg.dicom.dimse;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.IncompatibleConnectionException;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.web.ArchiveException;

/** An association with an archive and the threads it needs; closing it releases both. */
final class OpenAssociation implements AutoCloseable {

    interface Call {
        DimseRSP on(Association association) throws IOException, InterruptedException;
    }

    private final DimseNode node;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private Association association;

    private OpenAssociation(DimseNode node) {
        this.node = node;
    }

    /** @param receiver takes what the archive sends over this association, as it does for C-GET */
    static OpenAssociation open(DimseNode node, AAssociateRQ request, Consumer<DicomFile> receiver) {
        OpenAssociation open = new OpenAssociation(node);
        try {
            open.connect(request, receiver);
            return open;
        } catch (IOException | IncompatibleConnectionException | GeneralSecurityException e) {
            open.close();
            throw new ArchiveException(node + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            open.close();
            throw open.interrupted(e);
        }
    }

    private void connect(AAssociateRQ request, Consumer<DicomFile> receiver)
            throws IOException, InterruptedException, IncompatibleConnectionException, GeneralSecurityException {
        int milliseconds = Math.toIntExact(node.timeout().toMillis());
        Connection own = new Connection();
        own.setConnectTimeout(milliseconds);
        own.setAcceptTimeout(milliseconds);
        own.setResponseTimeout(milliseconds);
        own.setRetrieveTimeout(milliseconds);
        own.setReleaseTimeout(milliseconds);
        ApplicationEntity entity = new ApplicationEntity(node.ownTitle());
        entity.setAssociationInitiator(true);
        entity.addConnection(own);
        Device device = new Device("toposeg");
        device.addConnection(own);
        device.addApplicationEntity(entity);
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        device.setDimseRQHandler(StorageReceiver.services(receiver));
        Connection remote = new Connection();
        remote.setHostname(node.host());
        remote.setPort(node.port());
        request.setCallingAET(node.ownTitle());
        request.setCalledAET(node.calledTitle());
        association = entity.connect(remote, request);
    }

    DimseRSP call(Call call) {
        try {
            return call.on(association);
        } catch (IOException e) {
            throw new ArchiveException(node + " does not take the request: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits for the next answer; false after the last. */
    boolean next(DimseRSP answer) {
        try {
            return answer.next();
        } catch (IOException e) {
            throw new ArchiveException(node + " broke the exchange off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ArchiveException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ArchiveException("the exchange with " + node + " was interrupted", e);
    }

    @Override
    public void close() {
        try {
            if (association != null && association.isReadyForDataTransfer()) {
                association.release();
                association.waitForSocketClose();
            }
        } catch (IOException e) {
            // The work is done or has failed with its own reason; the association ends either way.
            association.abort();
        } catch (InterruptedException e) {
            association.abort();
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdown();
            timers.shutdown();
        }
    }
}
