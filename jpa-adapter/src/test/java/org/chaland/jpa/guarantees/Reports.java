package org.chaland.jpa.guarantees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What Surefire wrote down of the tests of a module. */
final class Reports {

    private static final List<String> WITHOUT_SUCCESS = List.of("failure", "error", "skipped");

    private final List<Case> cases;

    private Reports(List<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /** Those that lie in a directory; none if there is no such directory. */
    static Reports in(Path directory) {
        var cases = new ArrayList<Case>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                        .sorted()
                        .forEach(file -> cases.addAll(read(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new Reports(cases);
    }

    /** Why a test, or a whole class of them, cannot be said to have passed; empty if it did. */
    List<String> whyNot(String test) {
        var found = cases.stream().filter(one -> one.isOf(test)).toList();
        if (found.isEmpty()) {
            return List.of(test + " did not run");
        }
        return found.stream()
                .filter(one -> !one.result().isEmpty())
                .map(one -> one.type() + "." + one.method() + ": " + one.result())
                .toList();
    }

    private static List<Case> read(Path file) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            var found = builder.parse(file.toFile()).getElementsByTagName("testcase");
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> Case.of((Element) found.item(i)))
                    .toList();
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("The report " + file + " cannot be read: run the tests again.", unreadable);
        }
    }

    /**
     * One test.
     *
     * @param type its class, without the package
     * @param method its name
     * @param result why it did not pass, or empty text
     */
    private record Case(String type, String method, String result) {

        static Case of(Element element) {
            var name = element.getAttribute("classname");
            var result = WITHOUT_SUCCESS.stream()
                    .filter(tag -> element.getElementsByTagName(tag).getLength() > 0)
                    .findFirst()
                    .orElse("");
            return new Case(name.substring(name.lastIndexOf('.') + 1), element.getAttribute("name"), result);
        }

        boolean isOf(String test) {
            return test.equals(type) || (type + "." + method.replaceFirst("[({\\[].*", "")).equals(test);
        }
    }
}
