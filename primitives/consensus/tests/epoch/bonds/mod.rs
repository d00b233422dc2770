mod yuma_3;
