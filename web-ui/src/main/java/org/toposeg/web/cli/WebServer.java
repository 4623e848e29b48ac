package org.toposeg.web.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.toposeg.cli.StopSignal;
import org.toposeg.file.PrivateFiles;
import org.toposeg.web.WebApplication;
import org.toposeg.workflow.InvalidRequestException;

/** Starts the application in this process, after checking what would stop it with a sentence a person can act on. */
final class WebServer {

    private WebServer() {}

    static ConfigurableApplicationContext start(ServerOptions options, Path dataFolder) throws IOException {
        requirePort(options);
        requireWritable(dataFolder);
        requireUnused(dataFolder.resolve("toposeg.mv.db"));
        System.setProperty("vaadin.ignoreVersionChecks", "true");
        return new SpringApplicationBuilder(WebApplication.class)
                .properties(Map.of("vaadin.productionMode", true))
                .run(
                        "--server.port=" + options.port,
                        "--server.address=" + options.address,
                        "--toposeg.data=" + dataFolder,
                        "--toposeg.runs=" + options.runs.toAbsolutePath());
    }

    static String address(ServerOptions options) {
        String host = options.address.equals("127.0.0.1") || options.address.equals("0.0.0.0")
                ? "localhost"
                : options.address;
        return "http://" + host + ":" + options.port;
    }

    /** Returns when the process is asked to end; the caller then closes the application. */
    static void serveUntilStopped(ConfigurableApplicationContext application) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        application.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                stopped.countDown();
            }
        });
        // Not in a shutdown hook: libraries' own hooks would run beside it, and take apart what the worker still uses.
        try (StopSignal stop =
                new StopSignal("Stopping; a study under way goes back to the queue", stopped::countDown)) {
            stopped.await();
        }
    }

    private static void requirePort(ServerOptions options) throws IOException {
        if (options.port < 1 || options.port > 65535) {
            throw new InvalidRequestException("--port must lie between 1 and 65535, got " + options.port + ".");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(options.address), options.port));
        } catch (BindException e) {
            throw new IllegalStateException(
                    "port " + options.port + " on " + options.address + " is in use or may not be used ("
                            + e.getMessage() + "); stop the other program or choose another with --port.",
                    e);
        }
    }

    private static void requireWritable(Path folder) throws IOException {
        try {
            PrivateFiles.createFolders(folder);
            Files.delete(Files.createTempFile(folder, "write", ".probe"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the data folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName() + "); make it writable or choose another with --data-dir.",
                    e);
        }
    }

    /** The database's file is locked by the process that has it open. */
    private static void requireUnused(Path database) throws IOException {
        if (!Files.exists(database)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException("another TopoSeg is running on the data folder " + database.getParent()
                        + "; use that one, end it, or choose another folder with --data-dir.");
            }
        }
    }
}
