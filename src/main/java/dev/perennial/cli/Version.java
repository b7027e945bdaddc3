package dev.perennial.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version this was built as. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var built = Perennial.class.getPackage().getImplementationVersion();
        return new String[] {"perennial " + Objects.requireNonNullElse(built, "(not packaged)")};
    }
}
