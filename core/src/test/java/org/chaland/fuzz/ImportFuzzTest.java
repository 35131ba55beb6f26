package org.chaland.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.chaland.backoffice.CustomerImport;
import org.chaland.journey.World;

/** Whatever a spreadsheet holds that is imported. */
class ImportFuzzTest {

    private static final int MOST_ROWS = 20;

    @FuzzTest
    void everyRowIsAnswered(byte[] bytes) {
        var lines = List.of(FuzzedText.of(bytes).split("\n", -1));
        var header = cells(lines.get(0));
        var shop = PickyShop.empty();

        var rows = shop.chaland
                .backOffice()
                .importing(PickyShop.STAFF, header, CustomerImport.KnownAddresses.SKIP, Locale.FRENCH);

        if (rows.header().isAccepted()) {
            lines.stream().skip(1).limit(MOST_ROWS).forEach(line -> feed(shop, rows, header, cells(line)));
        }
    }

    private static void feed(World shop, CustomerImport rows, List<String> header, List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        for (var column = 0; column < Math.min(header.size(), cells.size()); column++) {
            row.put(header.get(column), cells.get(column));
        }
        if (rows.row(row) instanceof CustomerImport.Imported imported) {
            assertThat(shop.customer(imported.customer()).details().values().values())
                    .allMatch(Kept::byEveryDatabase);
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(";", -1));
    }
}
