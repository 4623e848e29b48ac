package org.toposeg.dicom.dimse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCEchoSCP;
import org.dcm4che3.net.service.BasicCStoreSCP;
import org.dcm4che3.net.service.DicomServiceException;
import org.dcm4che3.net.service.DicomServiceRegistry;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.web.ArchiveException;

/**
 * A storage provider: receives objects by C-STORE and hands each on. An object that cannot be read, or that the receiver
 * does not take, is refused, so that its sender knows.
 */
public final class StorageReceiver implements AutoCloseable {

    private final Device device;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

    private StorageReceiver(Device device) {
        this.device = device;
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
    }

    /**
     * Listens on all addresses.
     *
     * @param receiver takes each object; a {@link RuntimeException} of it refuses the object
     * @throws ArchiveException if the port is taken
     */
    public static StorageReceiver listen(String title, int port, Consumer<DicomFile> receiver) {
        Connection connection = new Connection();
        connection.setPort(port);
        ApplicationEntity entity = new ApplicationEntity(title);
        entity.setAssociationAcceptor(true);
        entity.addConnection(connection);
        entity.addTransferCapability(new TransferCapability(null, "*", TransferCapability.Role.SCP, "*"));
        Device device = new Device("toposeg");
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        device.setDimseRQHandler(services(receiver));
        StorageReceiver listening = new StorageReceiver(device);
        try {
            device.bindConnections();
        } catch (IOException | GeneralSecurityException e) {
            listening.close();
            throw new ArchiveException("port " + port + " cannot be listened on: " + e.getMessage(), e);
        }
        return listening;
    }

    /** Verification and storage of every class. */
    static DicomServiceRegistry services(Consumer<DicomFile> receiver) {
        DicomServiceRegistry services = new DicomServiceRegistry();
        services.addDicomService(new BasicCEchoSCP());
        services.addDicomService(new Storage(receiver));
        return services;
    }

    private static final class Storage extends BasicCStoreSCP {

        private final Consumer<DicomFile> receiver;

        Storage(Consumer<DicomFile> receiver) {
            super("*");
            this.receiver = receiver;
        }

        @Override
        protected void store(
                Association association,
                PresentationContext context,
                Attributes request,
                PDVInputStream data,
                Attributes response)
                throws IOException {
            String instance = request.getString(Tag.AffectedSOPInstanceUID);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
                out.writeFileMetaInformation(association.createFileMetaInformation(
                        instance, request.getString(Tag.AffectedSOPClassUID), context.getTransferSyntax()));
                data.copyTo(out);
            }
            try {
                receiver.accept(DicomReader.read(bytes.toByteArray(), "the received object " + instance));
            } catch (DicomException e) {
                throw new DicomServiceException(Status.CannotUnderstand, e);
            } catch (RuntimeException e) {
                throw new DicomServiceException(Status.ProcessingFailure, e);
            }
        }
    }

    @Override
    public void close() {
        device.unbindConnections();
        threads.shutdown();
        timers.shutdown();
    }
}
