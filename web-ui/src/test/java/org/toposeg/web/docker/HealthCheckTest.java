package org.toposeg.web.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The container's health check is green only if others reach the application. */
class HealthCheckTest {

    private static final Path DOCKER = Path.of("../docker");

    @BeforeEach
    void requireAnAddress() throws IOException {
        boolean reachable = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> !address.isLoopbackAddress());
        assumeTrue(
                reachable && Files.isExecutable(Path.of("/bin/bash")), "skipped: needs bash and a network interface");
    }

    private static int check(String address, int status) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.createContext("/login", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return new ProcessBuilder(
                            DOCKER.resolve("healthcheck.sh").toString(),
                            Integer.toString(server.getAddress().getPort()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_that_listens_on_all_addresses_is_healthy() throws Exception {
        assertThat(check("0.0.0.0", 200)).isZero();
    }

    @Test
    void a_server_that_nobody_outside_reaches_is_not() throws Exception {
        assertThat(check("127.0.0.1", 200)).isNotZero();
    }

    @Test
    void a_server_that_answers_with_an_error_is_not() throws Exception {
        assertThat(check("0.0.0.0", 503)).isNotZero();
    }

    @Test
    void both_images_listen_on_all_addresses_and_ask_this_check() throws IOException {
        for (String file : List.of("Dockerfile", "Dockerfile.cuda")) {
            assertThat(Files.readString(DOCKER.resolve(file)))
                    .as(file)
                    .contains("\"serve\", \"--address\", \"0.0.0.0\"")
                    .contains("CMD [\"/opt/toposeg/healthcheck.sh\"]");
        }
    }
}
