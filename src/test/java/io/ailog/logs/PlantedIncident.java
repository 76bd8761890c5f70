package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong that was put into the logs on purpose, so that it is known what ought to be found.
 *
 * @param kind which rule it is for
 * @param when the windows it lasts
 * @param namespaces where
 * @param documents ERROR documents added to each of the windows in each of the namespaces
 * @param story one sentence
 * @param knownIssue the issue that comes back, for a regression; the issue that explains it, for a near one
 */
public record PlantedIncident(
        Kind kind,
        WindowRange when,
        List<String> namespaces,
        int documents,
        String story,
        Optional<KnownIssue> knownIssue) {

    /** What an incident looks like, or nearly looks like. */
    public enum Kind {
        SPIKE("is_spike", true),
        BURST("is_burst", true),
        NEW("is_new", true),
        CROSS_NAMESPACE("is_cross_namespace", true),
        REGRESSION("is_regression", true),
        CASCADE("is_cascade", true),
        NEAR_SPIKE("is_spike", false),
        NEAR_BURST("is_burst", false),
        NEAR_NEW("is_new", false),
        NEAR_CROSS_NAMESPACE("is_cross_namespace", false),
        NEAR_REGRESSION("is_regression", false),
        NEAR_CASCADE("is_cascade", false);

        private final String flag;
        private final boolean toBeFound;

        Kind(final String flag, final boolean toBeFound) {
            this.flag = flag;
            this.toBeFound = toBeFound;
        }

        /** The column of the incidents' table that tells whether the rule fired. */
        public String flag() {
            return flag;
        }

        /** False for what stays just below a rule's limit. */
        public boolean toBeFound() {
            return toBeFound;
        }
    }

    public PlantedIncident {
        namespaces = List.copyOf(namespaces);
    }

    boolean touches(final String namespace, final Window window) {
        return when.contains(window.start()) && namespaces.contains(namespace);
    }
}
