package org.chaland.spi;

import java.util.List;
import java.util.Map;

/**
 * What the host itself keeps about a person beside Chaland's record: it becomes part of what that person gets when they ask what is
 * kept about them (Regulation (EU) 2016/679, articles 15 and 20).
 *
 * <p>To be safe for use by several threads. Called outside of any transaction of Chaland's.
 *
 * @since 0.1
 */
public interface PersonalDataContributor {

    /** Under what it stands in the export: 1 to 40 of {@code a-z 0-9 -}, beginning with a letter; no two have the same. */
    String name();

    /**
     * All that is kept of one person, and nothing of anybody else.
     *
     * @param person whom it is about
     * @return texts by name, for each thing that is kept; empty if there is none
     * @throws RuntimeException if it cannot be said; the export fails then, because it would not be complete
     */
    List<Map<String, String>> about(DataSubject person);
}
