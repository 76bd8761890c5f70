package io.ailog.detection;

import java.util.stream.Stream;

/** One way in which a window can be wrong. A rule is a pure function of the case it is given. */
public interface Rule {
    /** The findings for the window's namespaces, at most one each. */
    Stream<Finding> findings(Case given);
}
