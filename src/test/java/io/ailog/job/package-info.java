/** Tests of the jobs on real servers. */
@NullMarked
package io.ailog.job;

import org.jspecify.annotations.NullMarked;
