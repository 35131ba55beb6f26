package org.chaland.moodle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;

/**
 * Tells an administrator what is missing at a Moodle, with what to do about it. Takes a file of properties, since what stands on
 * a command line is seen by others; changes nothing at the Moodle.
 */
public final class MoodleDoctor {

    private static final String BY_HAND =
            "Moodle shows nobody but administrators what is registered for the tool: compare its Initiate login URL"
                    + " and Redirection URI(s) with the shop's addresses, and sign in once with an account that is no administrator's.";

    private static final String INVITATIONS =
            "Moodle shows nobody but administrators how long an invitation is good, and what it says: see step 8 of the README, and make one order yourself.";

    private static final int WELL = 0;
    private static final int ILL = 1;
    private static final int NOT_ASKED = 2;

    private MoodleDoctor() {}

    /** Takes the path of a file with {@code chaland.moodle.*} properties; ends with 0 if nothing is wrong, 1 if something is, 2 if it could not be asked. */
    public static void main(String[] arguments) {
        System.exit(examine(arguments, System.out));
    }

    static int examine(String[] arguments, PrintStream out) {
        if (arguments.length != 1) {
            out.println("Name one file, with the properties chaland.moodle.* of the shop.");
            return NOT_ASKED;
        }
        try {
            var settings = MoodleSettings.from(read(arguments[0]));
            out.println("Asking " + settings.issuer() + " ...");
            var result = tell(new MoodleProvider(settings).check(Set.of()), out);
            settings.lti().ifPresent(tool -> out.println(BY_HAND));
            out.println(INVITATIONS);
            return result;
        } catch (IOException | InvalidPathException unreadable) {
            out.println("The file of properties cannot be read: look at its name and at who may read it.");
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
        }
        return NOT_ASKED;
    }

    private static int tell(List<Finding> findings, PrintStream out) {
        findings.forEach(finding -> {
            out.println(finding.severity() + " " + finding.code() + ": " + finding.problem());
            out.println("    " + finding.remedy());
        });
        if (findings.isEmpty()) {
            out.println("Nothing is missing.");
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR) ? ILL : WELL;
    }

    private static Map<String, String> read(String file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(Path.of(file))) {
            properties.load(text);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
