package org.toposeg.web.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that {@code serve} and {@code demo} share. */
final class ServerOptions {

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "Port of the web application (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where studies and the database lie (default: ~/.toposeg/data, for demo ~/.toposeg/demo).")
    private Path dataFolder;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            paramLabel = "IP",
            description = "Address to listen on; 0.0.0.0 lets other machines in (default: ${DEFAULT-VALUE}).")
    String address;

    @Option(
            names = "--runs",
            defaultValue = "runs",
            paramLabel = "DIR",
            description = "Folder with the runs of 'train' that the training page follows (default: ${DEFAULT-VALUE}).")
    Path runs;

    /** @param name of the folder below {@code ~/.toposeg} when none was given */
    Path dataFolder(String name) {
        Path folder = dataFolder == null ? Path.of(System.getProperty("user.home"), ".toposeg", name) : dataFolder;
        return folder.toAbsolutePath().normalize();
    }
}
