package org.chaland.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.privacy.DataEntry.Recipient;
import org.chaland.privacy.DataEntry.Retention;
import org.chaland.spi.AccessPolicy;
import org.junit.jupiter.api.Test;

/** Whatever is shown of people has an entry, which says what for, by what right, for how long, and to whom. */
class DataDictionaryTest {

    private static final List<Purpose> PURPOSES = List.of(
            Purpose.ORDER_HANDLING,
            Purpose.SUPPORT,
            Purpose.TRAINING,
            Purpose.ACCOUNTING,
            Purpose.LEGAL_CLAIM,
            Purpose.DATA_REQUEST,
            Purpose.SECURITY);

    @Test
    void everythingThatCanBeShownHasOneEntry() {
        assertThat(missing(DataEntry.all())).isEmpty();
        assertThat(DataEntry.all()).extracting(DataEntry::name).doesNotHaveDuplicates();
    }

    /** A gate counts only after it has been seen to fail. */
    @Test
    void whatHasNoneIsFound() {
        var lacking = DataEntry.all().stream()
                .filter(entry -> !entry.name().equals("billing.vatId"))
                .toList();

        assertThat(missing(lacking)).containsExactly("billing.vatId");
    }

    @Test
    void everyFieldOfAFormCanBeShown() {
        assertThat(Stream.of(Field.values()).map(PersonalField::of).map(PersonalField::field))
                .containsExactlyElementsOf(
                        Stream.of(Field.values()).map(Optional::of).toList());
    }

    /** The two tables are written apart, so that neither changes without the other. */
    @Test
    void staffAreShownNothingForAPurposeThatItsEntryDoesNotName() {
        for (var field : PersonalField.values()) {
            var opening = PURPOSES.stream()
                    .filter(purpose -> AccessPolicy.standard()
                            .grant(new ShopId("any"), purpose)
                            .orElseThrow()
                            .fields()
                            .contains(field))
                    .collect(Collectors.toSet());

            assertThat(DataEntry.find(field.path()).orElseThrow().purposes())
                    .as(field.path())
                    .isEqualTo(opening);
        }
    }

    @Test
    void anEntryThatLacksSomethingIsNone() {
        assertThatThrownBy(() -> new DataEntry(
                        "shoeSize",
                        Set.of(Purpose.SUPPORT),
                        Set.of(),
                        Set.of(Retention.WITH_THE_RECORD),
                        Set.of(Recipient.STAFF)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shoeSize")
                .hasMessageContaining("must not be stored");
    }

    private static Set<String> missing(List<DataEntry> entries) {
        var names = Stream.of(PersonalField.values())
                .map(PersonalField::path)
                .collect(Collectors.toCollection(TreeSet::new));
        entries.forEach(entry -> names.remove(entry.name()));
        return names;
    }
}
