package org.toposeg.web.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Code that breaks a rule.
 *
 * @param rule the rule's name
 * @param sources one Java file each
 */
record Breach(String rule, List<String> sources) {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    static Breach of(String rule, String... sources) {
        return new Breach(rule, List.of(sources));
    }

    /** Compiles the sources into {@code folder}, and reads what came of it. */
    JavaClasses compile(Path folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        sources.forEach(source -> arguments.add(write(source, folder).toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the code that is to break " + rule + " does not compile");
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static Path write(String source, Path folder) {
        try {
            Path place =
                    folder.resolve("src").resolve(find(PACKAGE, source, "x").replace('.', '/'));
            return Files.writeString(
                    Files.createDirectories(place).resolve(find(TYPE, source, "package-info") + ".java"), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String find(Pattern pattern, String source, String otherwise) {
        Matcher matcher = pattern.matcher(source);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
