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

BEGIN(organisations_states)
#embed "data/organisations-states.yaml"
END

BEGIN(organisations_labour)
#embed "data/organisations-labour.yaml"
END

BEGIN(outlets)
#embed "data/outlets.yaml"
END

BEGIN(persons)
#embed "data/persons.yaml"
END

BEGIN(persons_americas)
#embed "data/persons-americas.yaml"
END

BEGIN(persons_europe)
#embed "data/persons-europe.yaml"
END

BEGIN(persons_middle_east)
#embed "data/persons-middle-east.yaml"
END

BEGIN(persons_africa)
#embed "data/persons-africa.yaml"
END

BEGIN(persons_asia)
#embed "data/persons-asia.yaml"
END

BEGIN(persons_international)
#embed "data/persons-international.yaml"
END

BEGIN(persons_labour)
#embed "data/persons-labour.yaml"
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

#define FILE_OF(name, variable) {name ".yaml", variable, sizeof variable}

static const struct codebook_data_file files[] = {
    FILE_OF("states", states),
    FILE_OF("places", places),
    FILE_OF("organisations", organisations),
    FILE_OF("organisations-states", organisations_states),
    FILE_OF("organisations-labour", organisations_labour),
    FILE_OF("outlets", outlets),
    FILE_OF("persons", persons),
    FILE_OF("persons-americas", persons_americas),
    FILE_OF("persons-europe", persons_europe),
    FILE_OF("persons-middle-east", persons_middle_east),
    FILE_OF("persons-africa", persons_africa),
    FILE_OF("persons-asia", persons_asia),
    FILE_OF("persons-international", persons_international),
    FILE_OF("persons-labour", persons_labour),
    FILE_OF("offices", offices),
    FILE_OF("issues", issues),
    FILE_OF("common", common),
    FILE_OF("reading", reading),
    FILE_OF("reading-events", reading_events),
    FILE_OF("dossier", dossier),
    FILE_OF("rules", rules),
};

size_t codebook_data_count(void) { return sizeof files / sizeof files[0]; }

struct codebook_data_file codebook_data_file(size_t index) { return files[index]; }
