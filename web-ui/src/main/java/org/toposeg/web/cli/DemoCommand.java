package org.toposeg.web.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Main;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.model.ModelRegistry;
import org.toposeg.web.demo.Demo;
import org.toposeg.web.demo.DemoSource;
import org.toposeg.web.demo.OwnImages;
import org.toposeg.web.demo.PhantomImages;
import org.toposeg.web.security.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toposeg demo}: from nothing to a viewer with segmented studies. */
@Command(
        name = "demo",
        description = "Generate three phantom studies (or take your own images), segment them and show them in the"
                + " browser.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements CliCommand {

    @Mixin
    private ServerOptions server;

    @Mixin
    private Output output;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with NIfTI files or DICOM series to show instead of phantoms.")
    private Path data;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "Name or folder of the model (default: phantom; with --data it must be given unless only one"
                    + " other model is registered).")
    private String model;

    @Override
    public Integer call() throws Exception {
        DemoSource source = data == null ? new PhantomImages() : new OwnImages(data);
        source.requireUsable();
        String chosen = DemoModel.choose(model, data != null, ModelRegistry.standard());
        Path folder = server.dataFolder("demo");
        step(1, "Starting the application with its database in " + folder);
        try (ConfigurableApplicationContext application = WebServer.start(server, folder)) {
            Demo demo = application.getBean(Demo.class);
            step(2, source.sentence());
            demo.add(source).forEach(problem -> System.err.println("toposeg: " + problem));
            step(3, "Segmenting with the model '" + chosen + "'");
            try (ProgressBar bar = new ProgressBar("segmenting")) {
                demo.segment(chosen, bar::update);
            }
            step(4, "Measuring and comparing with the truth where there is one");
            demo.results().forEach(line -> output.say("      " + line));
            String password = application.getBean(Accounts.class).resetAdmin();
            Login login = new Login(WebServer.address(server), Accounts.FIRST_ADMIN, password, folder.toString());
            step(5, "Ready");
            output.print(login, () -> login.forPeople() + byHand(demo.followUp(source, chosen)));
            WebServer.serveUntilStopped(application);
        }
        return DONE;
    }

    private void step(int number, String sentence) {
        output.say("[" + number + "/5] " + sentence);
    }

    /** Only commands that this build has. */
    private static String byHand(List<String> calls) {
        Set<String> known = Main.commandLine().getSubcommands().keySet();
        return calls.stream()
                .filter(call -> known.contains(call.substring(0, call.indexOf(' '))))
                .map(call -> "\n  ./toposeg " + call)
                .collect(Collectors.joining("", "\n\nThe same by hand, on the same data:", ""));
    }
}
