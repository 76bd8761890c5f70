package io.ailog.incident;

import io.ailog.detection.KnownIssue;
import io.ailog.signature.Category;
import io.ailog.signature.SignatureFact;
import java.util.List;
import java.util.Optional;

/**
 * What an operator reads first of an incident. It is about the top signature: the one that the weightiest finding names,
 * else the one with the most errors of the namespace.
 *
 * @param fact the top signature in the service and version with the most errors of it
 * @param trace identifier of a request to follow, empty when none of its errors has one
 * @param category what the top signature is about
 * @param services with errors, the most errors first: applications of the namespace by name, those of others that a
 *     cascade with this namespace touched as {@code namespace/application}
 * @param issues what people know of it
 */
public record Lead(SignatureFact fact, String trace, Category category, List<String> services, Issues issues) {
    /**
     * Known issues.
     *
     * @param explaining the open one that the top signature shows
     * @param back the worst of those that are back although they were fixed
     */
    public record Issues(Optional<KnownIssue> explaining, Optional<KnownIssue> back) {}

    public Lead {
        services = List.copyOf(services);
    }
}
