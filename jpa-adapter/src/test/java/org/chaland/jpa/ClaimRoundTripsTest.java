package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.Samples.SHOP;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.internal.Digests;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The round trips of each operation on claims. */
@Tag("matrix")
class ClaimRoundTripsTest {

    private final String url = TestDatabase.freshUrl();
    private final RecordingDataSource recording = new RecordingDataSource(url);
    private final TestDatabase database = TestDatabase.create(url, recording.asDataSource());
    private final Storage storage = database.storage();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findingIsOneStatementOutsideATransaction() {
        recording.seen();

        storage.claims().find(SHOP, Samples.id());
        storage.claims().findByAsker(SHOP, Digests.askerOf(Samples.account()));

        assertThat(recording.seen()).containsExactly("select chaland_claim", "select chaland_claim");
    }

    @Test
    void writingIsOneStatementEach() {
        var claim = Samples.claim(Samples.account());

        assertThat(inTransaction(() -> storage.claims().insert(claim)))
                .containsExactly("savepoint chaland", "insert chaland_claim", "release chaland");
        assertThat(inTransaction(() -> storage.claims().insert(claim)))
                .containsExactly("savepoint chaland", "insert chaland_claim", "rollback chaland");
        assertThat(inTransaction(() -> storage.claims().update(claim))).containsExactly("update chaland_claim");
        assertThat(inTransaction(() -> storage.claims().delete(SHOP, claim.id())))
                .containsExactly("delete chaland_claim", "delete chaland_task");
    }

    private List<String> inTransaction(Supplier<?> call) {
        return storage.transactions().inTransaction(() -> {
            recording.seen();
            call.get();
            return recording.seen();
        });
    }
}
