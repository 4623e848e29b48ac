package org.toposeg.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and the JVM it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "toposeg " + (version == null ? "(built from source)" : version), "Java " + Runtime.version()
        };
    }
}
