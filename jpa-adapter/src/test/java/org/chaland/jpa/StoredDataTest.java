package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.chaland.privacy.DataEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is stored has an entry in the data dictionary: a column that nobody has thought about is found here. */
class StoredDataTest {

    /** Under which entry the columns of a table are kept; those that are named like fields of a form are these fields. */
    private static final Map<String, String> COLUMNS = columns("""
            chaland_customer record id shop state merged_into email_key terms_key epoch version created_at changed_at review_at
            chaland_customer_term record customer_id shop term created_at
            chaland_link accounts account_key customer_id subject_key issuer_key issuer subject proof state since
            chaland_account accounts subject_key issuer subject made_by suspended closed_at look_at
            chaland_course accounts course_key subject_key issuer subject course shop ours status open_from open_until look_at
            chaland_checkout checkout id shop handle_hash customer_id epoch account_issuer account_subject draft order_only sign_in_issuer sign_in_round told told_confirmed sent_by record_version placed_order previous_order expires_at version
            chaland_claim claim id shop purpose asker_key asker email language placed_order account_issuer account_subject customer_id epoch requested_at tries state ended_at version
            chaland_mailbox accounts email_key email subject_key subject proven_at
            chaland_purchase purchases purchase_key shop reference customer_id state placed_at completed_at cancelled_at trainings access_until seat_of message version
            chaland_task tasks id shop task_key key_text kind customer_id claim_id reference topic account_issuer account_subject state attempts next_attempt_at leased_until due_at since_at attention_at alarm_at done_at told_overdue reason detail overtaken created_at version
            chaland_lease tasks lease_key holder held_until
            chaland_audit staffActions id shop customer_id action staff reason done_at
            chaland_disclosure disclosures id shop customer_id staff role purpose fields shown_at
            """);

    @ParameterizedTest
    @EnumSource
    void everyColumnHasAnEntry(Database database) {
        assertThat(withoutEntry(ChalandSchema.script(database))).isEmpty();
    }

    /** A gate counts only after it has been seen to fail. */
    @Test
    void aColumnThatNobodyHasThoughtAboutIsFound() {
        var script = ChalandSchema.script(Database.H2)
                .replace("  phone varchar(510),", "  phone varchar(510),\n  shoe_size varchar(510),");

        assertThat(withoutEntry(script)).contains("chaland_customer.shoe_size");
    }

    private static Set<String> withoutEntry(String script) {
        var found = new TreeSet<String>();
        ChalandSchema.tables(script)
                .forEach((table, columns) -> columns.stream()
                        .filter(column -> !hasEntry(table, column))
                        .forEach(column -> found.add(table + "." + column)));
        return found;
    }

    private static boolean hasEntry(String table, String column) {
        var ofForm = Stream.of(Field.values())
                .filter(field -> List.of("chaland_customer", "chaland_purchase").contains(table))
                .filter(field -> field.name().equalsIgnoreCase(column))
                .map(Field::path)
                .findFirst();
        return ofForm.or(() -> Optional.ofNullable(COLUMNS.get(table + "." + column)))
                .flatMap(DataEntry::find)
                .isPresent();
    }

    private static Map<String, String> columns(String text) {
        var entries = new HashMap<String, String>();
        text.lines().map(line -> line.trim().split(" ")).forEach(words -> {
            for (var word = 2; word < words.length; word++) {
                entries.put(words[0] + "." + words[word], words[1]);
            }
        });
        return entries;
    }
}
