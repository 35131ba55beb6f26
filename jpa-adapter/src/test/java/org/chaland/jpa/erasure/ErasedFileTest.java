package org.chaland.jpa.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.chaland.jpa.JpaStorage;
import org.chaland.jpa.TestDatabase;
import org.h2.mvstore.MVStoreTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In no byte of the file of an embedded database, once it was compacted, is anything left of a person who was erased. Compacting
 * compresses too, which may hide something from a search: it is repeated once what is left is not compressed.
 */
@Tag("shop")
@Tag("deep")
class ErasedFileTest {

    @TempDir
    private Path directory;

    private String url = "";

    @BeforeEach
    void make() {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        TestDatabase.run(url, ChalandSchema.script(Database.H2));
    }

    @Test
    void nothingIsFoundInTheFileButWhatTheyTypedForWhatTheyPaid() throws IOException {
        var marks = new Marks(url);
        run(marks::live);
        assertThat(found(marks.ada)).as("the twin").contains("record", "cancelled", "draft", "merging", "claim");
        var bobs = found(marks.bob);

        run(marks::eraseAda);

        assertThat(found(marks.ada)).isEqualTo(Lives.VOUCHERS);
        assertThat(found(marks.bob)).isEqualTo(bobs).contains("record", "cancelled", "draft", "merging", "claim");
    }

    private void run(Consumer<JpaStorage> deed) {
        try (var database = TestDatabase.open(url)) {
            deed.accept(database.storage());
        }
        TestDatabase.run(url, "shutdown compact");
    }

    private Set<String> found(Canaries person) throws IOException {
        var found = inFiles(person);
        MVStoreTool.compact(directory.resolve("shop.mv.db").toString(), false);
        found.addAll(inFiles(person));
        return found;
    }

    private Set<String> inFiles(Canaries person) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                found.addAll(person.in(Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
