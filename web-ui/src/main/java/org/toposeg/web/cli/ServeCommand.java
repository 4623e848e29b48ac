package org.toposeg.web.cli;

import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.web.security.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toposeg serve}: the web application. */
@Command(
        name = "serve",
        description = "Start the web application: worklist, viewer, reports.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements CliCommand {

    @Mixin
    private ServerOptions server;

    @Mixin
    private Output output;

    @Option(names = "--new-password", description = "Give the account 'admin' a new password and print it.")
    private boolean newPassword;

    @Override
    public Integer call() throws Exception {
        Path folder = server.dataFolder("data");
        try (ConfigurableApplicationContext application = WebServer.start(server, folder)) {
            Accounts accounts = application.getBean(Accounts.class);
            String password = newPassword
                    ? accounts.resetAdmin()
                    : accounts.createFirstAdmin().orElse(null);
            Login login = new Login(WebServer.address(server), Accounts.FIRST_ADMIN, password, folder.toString());
            output.print(login, login::forPeople);
            WebServer.serveUntilStopped(application);
        }
        return DONE;
    }
}
