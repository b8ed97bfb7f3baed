#include "codebook_data.h"

// To add a file: embed it here, and name it in the table below. Later files may refer to and extend earlier ones.
#define BEGIN(name) static const unsigned char name[] = {
#define END };

BEGIN(states)
#embed "data/states.yaml"
END

BEGIN(places)
#embed "data/places.yaml"
END

BEGIN(organisations)
#embed "data/organisations.yaml"
END

BEGIN(outlets)
#embed "data/outlets.yaml"
END

BEGIN(persons)
#embed "data/persons.yaml"
END

BEGIN(offices)
#embed "data/offices.yaml"
END

BEGIN(issues)
#embed "data/issues.yaml"
END

BEGIN(common)
#embed "data/common.yaml"
END

BEGIN(reading)
#embed "data/reading.yaml"
END

BEGIN(reading_events)
#embed "data/reading-events.yaml"
END

BEGIN(dossier)
#embed "data/dossier.yaml"
END

BEGIN(rules)
#embed "data/rules.yaml"
END

#define FILE_OF(name) {#name ".yaml", name, sizeof name}

static const struct codebook_data_file files[] = {
    FILE_OF(states),  FILE_OF(places),  FILE_OF(organisations), FILE_OF(outlets),
    FILE_OF(persons), FILE_OF(offices), FILE_OF(issues),        FILE_OF(common), FILE_OF(reading),
    {"reading-events.yaml", reading_events, sizeof reading_events},
    FILE_OF(dossier), FILE_OF(rules),
};

size_t codebook_data_count(void) { return sizeof files / sizeof files[0]; }

struct codebook_data_file codebook_data_file(size_t index) { return files[index]; }
